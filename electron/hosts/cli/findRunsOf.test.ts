import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { Run } from '../../runs/Run.ts';
import { emptyDocument } from '../../../shared/graph/GraphDocument.ts';
import { findRunsOf } from './findRunsOf.ts';
import type { Session } from './Session.ts';

let root: string;
let run: Run;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-from-'));
  run = await Run.create(root, emptyDocument('net'), {
    settings: trainSettingsSchema.parse({ dataset: 'mnist' }),
    startedAt: 0,
    versions: {},
    dataset: { id: 'mnist', name: 'MNIST', hash: '-', labels: [] },
    network: null,
  });
  await writeFile(join(root, 'model.json'), '{}');
});
afterAll(() => rm(root, { recursive: true }));

const find = (change: object) =>
  findRunsOf(trainSettingsSchema.parse({ dataset: 'mnist', ...change }), { ports: { dataRoot: root } } as Session);

test('runs are found by the start of their ids, models by their file or folder', async () => {
  expect(await find({ from: run.id.slice(0, 12) })).toMatchObject({ from: run.id, distillation: null });
  expect(await find({ from: run.folder })).toMatchObject({ from: run.folder });
  expect(await find({ from: root })).toMatchObject({ from: join(root, 'model.json') });
  expect(await find({ from: 'some.safetensors' })).toMatchObject({ from: resolve('some.safetensors') });
  expect(await find({ distillation: { run: run.id.slice(0, 12) } })).toMatchObject({
    from: null,
    distillation: { run: run.id },
  });
});

test('what is neither is told', async () => {
  const unknown = await find({ from: 'nothing' }).catch((thrown: unknown) => thrown);
  expect(unknown).toMatchObject({ code: 'run/unknown' });
});
