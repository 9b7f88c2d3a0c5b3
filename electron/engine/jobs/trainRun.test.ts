import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assert, required } from '../../../shared/base/assert.ts';
import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import type { JobSpec, JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { importStripes } from '../../datasets/testing/importStripes.ts';
import { Run } from '../../runs/Run.ts';
import { summariseRun } from '../../runs/summariseRun.ts';
import type { JobContext } from '../JobContext.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';

// The same numbers every time.
vi.hoisted(() => {
  process.env['TF_NUM_INTRAOP_THREADS'] = '1';
  process.env['TF_NUM_INTEROP_THREADS'] = '1';
});

let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'lightweave-run-'));
  await importStripes(root);
});
afterAll(() => rmSync(root, { recursive: true }));

const hour = 3_600_000;
const document = smallDocument({ resolution: 8, classes: 4 });
const training = (change: object): JobSpecOf<'train'> => {
  const settings = trainSettingsSchema.parse({ dataset: 'stripes', batchSize: 64, epochs: 3, ...change });
  return { kind: 'train', document, settings, exportTo: null };
};

async function run(
  spec: JobSpec,
  onEvent?: (event: JobEventBody, cancel: () => void) => void,
  change: Partial<JobContext> = {},
) {
  const { context, events } = createContext(root, onEvent);
  await runJob(spec, { ...context, ...change });
  const folder = events.find(event => event.type === 'artifact' && event.artifact === 'run');
  assert(folder?.type === 'artifact', 'a job of training tells its folder');
  const told = events.flatMap(event => (event.type === 'result' && event.result.kind === 'train' ? event.result : []));
  const warnings = events.flatMap(event => (event.type === 'log' && event.level === 'warning' ? event.message : []));
  return { folder: folder.path, result: told[0], warnings };
}

test('a run has trained for as long as it has: breaks and holds do not count, and its way is kept', async () => {
  let now = Date.UTC(2026, 0, 1);
  const clock = { now: () => (now += 10) };
  const isEpoch = (event: JobEventBody): boolean => event.type === 'metric' && event.scope === 'epoch';
  const stopped = await run(training({}), (event, cancel) => isEpoch(event) && cancel(), { clock });
  const before = await summariseRun(await Run.open(root, stopped.folder));
  expect(before).toMatchObject({ state: 'cancelled', path: 'recorded' });
  now += 5 * hour;
  let isPaused = false;
  const pausing = {
    get isPaused() {
      return isPaused;
    },
    whenResumed: () => {
      isPaused = false;
      now += 7 * hour;
      return Promise.resolve();
    },
  };
  const hold = (event: JobEventBody): void => {
    if (isEpoch(event)) isPaused = true;
  };
  const { result } = await run({ kind: 'resume', run: stopped.folder, exportTo: null }, hold, { clock, pausing });
  const after = await summariseRun(await Run.open(root, stopped.folder));
  assert(before.durationMs !== null && after.durationMs !== null, 'both have ended');
  expect(before.durationMs).toBeGreaterThan(0);
  expect(after.durationMs).toBeGreaterThan(before.durationMs);
  expect(after.durationMs).toBeLessThan(hour);
  expect(result?.durationMs).toBe(after.durationMs);
  expect(result?.examplesPerSecond).toBeGreaterThan(1);
});

/** Its loss leaps: the last epoch is not the best. */
const wild = training({ epochs: 6, optimizer: { name: 'sgd', learningRate: 3 } });

/** The folder of checkpoints refuses everything from one event on, up to another. */
function breakDisk(from: number, to: number): (event: JobEventBody) => void {
  let folder = '';
  return event => {
    if (event.type === 'artifact' && event.artifact === 'run') folder = join(event.path, 'checkpoints');
    if (event.type !== 'metric' || event.scope !== 'validation') return;
    if (event.epoch === to) {
      rmSync(folder);
      renameSync(`${folder}-away`, folder);
    }
    if (event.epoch === from) {
      renameSync(folder, `${folder}-away`);
      writeFileSync(folder, '');
    }
  };
}

test('the best epoch is used also where the disk did not take it, which is told', async () => {
  const whole = await run(wild);
  assert(whole.result, 'it is trained');
  const { bestEpoch, epochs, test: tested } = whole.result;
  expect(bestEpoch).toBeGreaterThan(1);
  expect(bestEpoch).toBeLessThan(epochs);
  expect(whole.result.isKept).toBe(true);
  expect(whole.warnings).toEqual([]);

  const full = await run(wild, breakDisk(bestEpoch, Number.POSITIVE_INFINITY));
  expect(full.result).toMatchObject({ bestEpoch, test: tested, isKept: false });
  expect(full.warnings.at(-1)).toContain(`The weights of the best epoch, ${bestEpoch}, could not be written`);
  expect(full.warnings.length).toBeGreaterThan(1);

  const late = await run(wild, breakDisk(bestEpoch, epochs));
  expect(late.result).toMatchObject({ bestEpoch, test: tested, isKept: true });
  expect(late.warnings.join()).not.toContain('best epoch');
  const kept = await (await Run.open(root, late.folder)).checkpoints.kept();
  expect([kept.best?.epoch, kept.latest?.epoch]).toEqual([bestEpoch, epochs]);
  const best = await (await Run.open(root, whole.folder)).checkpoints.find('best');
  expect(kept.best?.sha256).toBe(best?.sha256);
});

test('frozen nodes that nothing was taken over for are told of', async () => {
  const first = await run(training({ epochs: 1 }));
  const anew = await run(training({ epochs: 1, freeze: ['conv'] }));
  expect(anew.warnings).toEqual([expect.stringMatching(/drawn at random.*: conv\/kernel$/)]);
  const fine = await run(training({ epochs: 1, freeze: ['conv'], from: first.result?.run }));
  expect(fine.warnings).toEqual([]);
  const other = smallDocument({ resolution: 8, classes: 4 });
  const conv = { ...required(other.nodes['conv'], 'a node'), params: { filters: 9, useBias: true } };
  const { settings } = training({ epochs: 1, freeze: ['conv'], from: first.result?.run });
  const reshaped = await run({
    kind: 'train',
    document: { ...other, nodes: { ...other.nodes, conv } },
    settings,
    exportTo: null,
  });
  expect(reshaped.warnings).toEqual([expect.stringMatching(/: conv\/kernel, conv\/bias$/)]);
});
