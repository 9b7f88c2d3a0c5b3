import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDocument } from '../../../shared/graph/GraphDocument.ts';
import { defaultTrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { Run } from '../../runs/Run.ts';
import { findRun } from './findRun.ts';
import type { Session } from './Session.ts';

let dataRoot: string;
let runs: readonly Run[];
let session: Session;

beforeAll(async () => {
  dataRoot = await mkdtemp(join(tmpdir(), 'lightweave-runs-'));
  session = { ports: { dataRoot } } as Session;
  const begin = (name: string, startedAt: number) =>
    Run.create(dataRoot, emptyDocument(name), {
      settings: defaultTrainSettings('mnist'),
      dataset: { id: 'mnist', name: 'MNIST', hash: '', labels: [] },
      versions: {},
      startedAt,
    });
  runs = [
    await begin('b', Date.UTC(2026, 0, 1)),
    await begin('a', Date.UTC(2026, 0, 2)),
    await begin('c', Date.UTC(2026, 0, 2, 1)),
  ];
});
afterAll(() => rm(dataRoot, { recursive: true }));

test('a run is found by its id, the start of its id, its folder, and as the latest', async () => {
  for (const { id, folder } of runs) {
    expect((await findRun(id, session)).id).toBe(id);
    expect((await findRun(folder, session)).id).toBe(id);
  }
  expect((await findRun('20260101', session)).id).toBe(runs[0]?.id);
  expect((await findRun('latest', session)).id).toBe(runs[2]?.id);
});

test('the latest is the last that kept something, if any did', async () => {
  const weights = [{ name: 'w', shape: [1], values: Float32Array.of(1) }];
  await runs[1]?.checkpoints.save({ epoch: { epoch: 1, step: 1, loss: 1, accuracy: 1, weights } });
  expect((await findRun('latest', session)).id).toBe(runs[1]?.id);
});

test('a start that several runs share names them all', async () => {
  await expect(findRun('20260102', session)).rejects.toMatchObject({
    code: 'run/ambiguous',
    values: { known: `${runs[1]?.id}, ${runs[2]?.id}` },
  });
});

test('what is no run is unknown', async () => {
  await expect(findRun('2027', session)).rejects.toMatchObject({ code: 'run/unknown' });
  await expect(findRun(join(dataRoot, 'nothing'), session)).rejects.toMatchObject({ code: 'run/unknown' });
  const elsewhere = { ports: { dataRoot: join(dataRoot, 'nowhere') } } as Session;
  await expect(findRun('latest', elsewhere)).rejects.toMatchObject({ code: 'run/unknown' });
});

test('of very many runs that share a start, some are named', async () => {
  const crowded = await mkdtemp(join(tmpdir(), 'lightweave-crowd-'));
  const ids = Array.from({ length: 7 }, (_, index) => `2026-${index}`);
  for (const id of ids) await mkdir(join(crowded, id));
  await expect(findRun('2026', session, crowded)).rejects.toMatchObject({
    values: { known: '2026-0, 2026-1, 2026-2, 2026-3, 2026-4, … (7)' },
  });
  await rm(crowded, { recursive: true });
});
