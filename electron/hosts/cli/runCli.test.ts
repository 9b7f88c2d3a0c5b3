import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from './commands/commands.ts';
import type { inspectionJson } from './inspection/inspectionJson.ts';
import type { templateJson } from './templates/templateJson.ts';
import { FakeEngine } from './testing/FakeEngine.ts';
import { invoke } from './testing/invoke.ts';

const subcommands = commands.flatMap(({ name, subcommands = [] }) =>
  subcommands.map(subcommand => [name, subcommand.name, name] as const),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightweave-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('help', () => {
  test('names every command', async () => {
    const { exitCode, out, err } = await invoke(['--help']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    for (const { name } of commands) expect(out).toContain(`\n  ${name} `);
  });

  test.each(commands.map(({ name }) => name))('of %s has examples', async name => {
    const { exitCode, out } = await invoke([name, '--help']);
    expect(exitCode).toBe(0);
    expect(out).toContain(`Usage: lightweave ${name}`);
    expect(out).toContain(`Examples:\n  lightweave ${name}`);
    expect(out).toContain('--json');
    expect(out).not.toMatch(/\{\w+\}/);
  });

  test.each(subcommands)('of %s %s has no option of %s alone', async (parent, name) => {
    const { out } = await invoke([parent, name, '--help']);
    expect(out).toContain(`Usage: lightweave ${parent} ${name}`);
    const own: readonly string[] = out.match(/^  --[\w-]+/gm) ?? [];
    expect(own).toContain('  --json');
    expect(new Set(own).size).toBe(own.length);
    expect(own.includes('  --filter')).toBe(name === 'list' && parent === 'runs');
  });

  test('speaks Korean when asked', async () => {
    const { out } = await invoke(['--lang', 'ko', 'train', '--help']);
    expect(out).toContain('사용법: lightweave train');
    expect(out).not.toMatch(/Usage|Options|Arguments|\{\w+\}/);
    expect((await invoke(['train', '--help'], { locale: 'ko' })).out).toBe(out);
    expect((await invoke(['train', '--help', '--lang=en'], { locale: 'ko' })).out).toContain('Usage:');
  });

  test('answers an incomplete command line on stderr', async () => {
    const { exitCode, out, err } = await invoke([]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain('Usage: lightweave');
  });

  test('the version is printed alone', async () => {
    expect(await invoke(['--version'])).toEqual({ exitCode: 0, out: '1.2.3\n', err: '' });
  });
});

describe('a wrong command line', () => {
  test.each([
    [['trian'], 'Unknown command `trian`. Commands: templates, inspect,', 'Did you mean `train`?'],
    [['inspect', 'resnet', '--jsno'], 'Unknown option `--jsno`.', 'Did you mean `--json`?'],
    [['inspect'], 'The argument <network> is missing.', 'Run `lightweave inspect --help`'],
    [['templates', '--lang', 'fr'], 'Invalid `--lang`. Expected en | ko. Received: fr.', ''],
    [['inspect', 'resnet', 'more'], 'Too many arguments for `inspect`.', 'Run `lightweave inspect --help`'],
    [['train', 'resnet'], 'The option `--dataset <id>` is missing.', 'Run `lightweave train --help`'],
    [['train', '--resume', 'latest', '--estimate'], '`--estimate` cannot be used with --resume', ''],
    [['train', '--resume', 'latest', '--set', 'width=2'], '`--set` cannot be used with --resume', ''],
    [['export', 'latest', '--out', ''], 'The option `--out <folder>` needs a value.', ''],
    [['runs', 'show', 'latest', '--sort', 'name'], 'Unknown option `--sort`.', 'Run `lightweave runs show --help`'],
    [['predict', 'latest', 'a.png', '--index', '3'], 'The option `--dataset <id>` is missing.', ''],
    [['runs', 'compare', 'latest'], 'Name at least two runs to compare.', ''],
    [['train', 'resnet', '--dataset'], 'The option `--dataset <id>` needs a value.', ''],
    [['train', 'resnet', '--dataset', 'mnist', '--epochs', '0'], 'Invalid `--epochs`. Expected ≥ 1. Received: 0.', ''],
    [
      ['export', 'latest', '--out', 'x', '--format', 'onnx'],
      'Invalid `--format`. Expected tfjs, tensorboard. Received: onnx.',
      '',
    ],
    [['inspect', 'resnet', '--variant', 'resnet51'], 'Unknown variant “resnet51” of resnet. Variants:', 'resnet50'],
    [['inspect', 'resnet', '--set', 'widht=2'], 'Unknown argument `widht`. Known: width, depths,', ''],
    [['inspect', 'resnet', '--set', 'width=wide'], 'Invalid argument `width`. Expected number', '"wide"'],
  ])('%j is told what is wrong, with exit code 2', async (argv, message, hint) => {
    const { exitCode, out, err } = await invoke(argv);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  test('beside the network and the dataset is told before an engine starts', async () => {
    let engines = 0;
    const forkEngine = () => {
      engines += 1;
      return new FakeEngine((_command, engine) => engine.exit());
    };
    const refusal = async (...argv: readonly string[]) => {
      const network = ['mobilenet-v1', '--variant', 'mnist', '--dataset', 'mnist'];
      const { exitCode, err } = await invoke([argv[0] ?? '', ...network, ...argv.slice(1)], { forkEngine });
      expect({ exitCode, engines }).toEqual({ exitCode: 2, engines: 0 });
      return err;
    };
    const unknown = /Invalid `--freeze`\. Expected image, .*softmax\. Received: nope\./;
    expect(await refusal('train', '--freeze', 'nope')).toMatch(unknown);
    expect(await refusal('lr-find', '--freeze', 'nope')).toMatch(unknown);
    expect(await refusal('train', '--epochs', '2', '--warmup', '3')).toContain(
      'Invalid `--warmup`. Expected ≤ 2. Received: 3.',
    );
  });

  test('that only the engine sees is told by the option that was typed', async () => {
    const values = { field: 'classWeights', expected: '10 numbers', received: '2' };
    const { exitCode, err } = await invoke(
      ['train', 'mobilenet-v1', '--variant', 'mnist', '--dataset', 'mnist', '--class-weights', '[1,2]'],
      {
        forkEngine: () =>
          new FakeEngine((command, engine) => {
            if (command.type !== 'start') return;
            engine.tell({ type: 'state', state: 'failed', error: { code: 'train/settings', values } });
            engine.exit();
          }),
      },
    );
    expect(exitCode).toBe(2);
    expect(err).toContain('Invalid `--class-weights`. Expected 10 numbers. Received: 2.');
  });

  test('is told in Korean, too', async () => {
    const { err } = await invoke(['trian', '--lang', 'ko']);
    expect(err).toContain('알 수 없는 명령 `trian`');
  });

  test('is one JSON document with --json', async () => {
    const { exitCode, out } = await invoke(['inspect', 'resnet', '--set', 'width', '--json']);
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'cli/usage' } });
  });
});

describe('inspect', () => {
  test.each([
    [['inspect', 'resnet', '--variant', 'resnet50'], 'ResNet-50', 4_089_184_256, 25_557_032],
    [['inspect', 'mobilenet-v1', '--set', 'width=0.5'], 'MobileNet', 149_497_088, 1_331_592],
  ])('%j gives the figures of the papers', async (argv, name, macs, trainableParams) => {
    const { exitCode, out, err } = await invoke([...argv, '--json']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const report = JSON.parse(out) as ReturnType<typeof inspectionJson>;
    expect(Object.keys(report)).toEqual(['name', 'arguments', 'input', 'totals', 'layers', 'problems']);
    expect(report).toMatchObject({
      totals: { macs, trainableParams },
      input: { height: 224, width: 224, channels: 3 },
    });
    expect(report.name).toContain(name);
    for (const field of ['params', 'trainableParams', 'nonTrainableParams', 'macs', 'weightBytes'] as const) {
      expect(report.layers.reduce((total, layer) => total + layer[field], 0)).toBe(report.totals[field]);
    }
    expect(report.layers).toHaveLength(report.totals.layers);
  });

  test('shows people a table with shares and the convention', async () => {
    const { exitCode, out } = await invoke(['inspect', 'mobilenet-v1']);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Layer +Type +Output +Params +% +MACs +%$/m);
    expect(out).toContain('1 MAC = 2 FLOPs');
    expect(out).toContain('568,740,352');
    expect(out).not.toMatch(/\{\w+\}|NaN|undefined/);
  });

  test('takes a file wherever it takes a template', async () => {
    const template = await readFile(new URL('../../../templates/mobilenet-v1.json', import.meta.url), 'utf8');
    const file = join(folder, 'mine.lightweave');
    await writeFile(file, JSON.stringify((JSON.parse(template) as { document: unknown }).document));
    const { out } = await invoke(['inspect', file, '--set', 'width=0.5', '--json']);
    expect(JSON.parse(out)).toMatchObject({ totals: { macs: 149_497_088 } });
    expect(await invoke(['inspect', file, '--variant', 'mnist'])).toMatchObject({ exitCode: 2 });
  });

  test('says which templates there are when it finds nothing', async () => {
    const { exitCode, err } = await invoke(['inspect', 'resnext']);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^Unknown template or file “resnext”. Templates: .*mobilenet-v1, .*resnet/);
    expect(await invoke(['inspect', './resnext.lightweave'])).toMatchObject({
      exitCode: 1,
      err: 'The file ./resnext.lightweave does not exist. It may have been moved or deleted.\n',
    });
  });
});

test('templates lists families, variants, arguments and figures', async () => {
  const { out } = await invoke(['templates']);
  for (const text of ['mobilenet-v1', 'resnet20-cifar', '25,557,032', '4,089,184,256', 'width']) {
    expect(out).toContain(text);
  }
  const one = await invoke(['templates', 'resnet', '--json']);
  const { templates } = JSON.parse(one.out) as { templates: readonly ReturnType<typeof templateJson>[] };
  expect(templates).toHaveLength(1);
  expect(templates[0]?.variants.map(({ id }) => id)).toContain('resnet152');
  expect(templates[0]?.arguments).toMatchObject({
    resolution: { kind: 'input', value: 224, takes: 'integer 1 … 8192 | [height, width]' },
    classes: { kind: 'input', value: 1000 },
    width: { kind: 'number', value: 1 },
  });
});

test('datasets tells how many images there are, and whether they are there', async () => {
  const { exitCode, out } = await invoke(['datasets']);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^mnist +MNIST +28 × 28 × 1 +10 +55,000 +5,000 +10,000 +ready$/m);
  const json = await invoke(['datasets', '--json']);
  expect(JSON.parse(json.out)).toMatchObject({ datasets: [{ id: 'mnist', missing: null }, { id: 'shapes' }] });
});

test('a data root that cannot be used is named, without a stack', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const { exitCode, out, err } = await invoke(['runs', '--json'], { dataRoot: file });
  expect(exitCode).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'file/cannotAccess' } });
  expect(err).toBe(`Cannot use ${join(file, 'runs')}: not a directory. Mend that, or choose another place.\n`);
});
