import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createRandom } from '../../shared/base/random.ts';
import { descendants, isAlive } from '../fixtures/processes.ts';
import { runLightweave, type RunningCommand, startLightweave } from '../fixtures/runLightweave.ts';

const side = 8;

/** A table of images, enough that its import takes a second or two. */
async function writeTable(folder: string): Promise<string> {
  const random = createRandom(4);
  const pixels = Array.from({ length: 64 }, () =>
    Array.from({ length: side * side }, () => random.integer(256)).join(','),
  );
  const rows = Array.from({ length: 60_000 }, (_, index) => `${index % 7},${pixels[index % 64] ?? ''}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'rows.csv');
  await writeFile(file, rows.join('\n'));
  return file;
}

const listed = async (home: string): Promise<readonly string[]> => {
  const { out } = await runLightweave(['datasets', 'list', '--json'], { home });
  return (JSON.parse(out) as { datasets: { id: string }[] }).datasets.map(({ id }) => id);
};

/** An import that has begun to write. */
async function beginImport(file: string, home: string): Promise<RunningCommand> {
  const running = startLightweave(['datasets', 'import', file, '--json'], { home });
  await running.printed('"phase":"importing"');
  return running;
}

test('an import whose process is killed, whose terminal is closed or that is stopped leaves no dataset', async ({}, info) => {
  const home = info.outputPath('home');
  const file = await writeTable(info.outputPath('source'));

  const killed = await beginImport(file, home);
  for (const pid of await descendants(killed.child.pid ?? 0)) process.kill(pid, 'SIGKILL');
  const outcome = await killed.outcome;
  expect(outcome.exitCode).toBe(1);
  expect(outcome.err).toContain(
    'The process that imported the dataset ended unexpectedly (SIGKILL); nothing was kept.',
  );
  expect(await listed(home)).toEqual(['mnist', 'shapes']);

  const orphaned = await beginImport(file, home);
  const helpers = await descendants(orphaned.child.pid ?? 0);
  expect(helpers).toHaveLength(1);
  orphaned.child.kill('SIGKILL');
  await orphaned.outcome;
  await expect.poll(() => helpers.some(isAlive)).toBe(false);
  expect(await listed(home)).toEqual(['mnist', 'shapes']);

  const stopped = await beginImport(file, home);
  stopped.child.kill('SIGINT');
  expect((await stopped.outcome).exitCode).toBe(130);
  expect(await listed(home)).toEqual(['mnist', 'shapes']);

  const whole = await runLightweave(['datasets', 'import', file], { home });
  expect(whole).toMatchObject({ exitCode: 0 });
  expect(whole.out).toContain('48,000 to train, 6,000 to validate, 6,000 to test');
  // What the killed ones had left is gone as well.
  expect(await readdir(join(home, 'datasets'))).toEqual(['rows']);
});

test('what was imported can be trained on', async ({}, info) => {
  const home = info.outputPath('home');
  const file = await writeTable(info.outputPath('source'));
  await runLightweave(['datasets', 'import', file, '--name', 'Noise'], { home });
  const train = [
    'train',
    'mobilenet-v1',
    '--variant',
    'mnist',
    '--dataset',
    'noise',
    '--adapt',
    '--steps',
    '40',
    '--json',
  ];
  const { exitCode, out } = await runLightweave(train, { home });
  expect(exitCode).toBe(0);
  const lines = out.trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ kind: 'train', steps: 40, test: { examples: 6000 } });
});
