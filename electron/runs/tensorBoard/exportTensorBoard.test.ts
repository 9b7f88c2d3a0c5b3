import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { emptyDocument } from '../../../shared/graph/GraphDocument.ts';
import { defaultTrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { Run } from '../Run.ts';
import { exportTensorBoard } from './exportTensorBoard.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightweave-tensorboard-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What TensorFlow 2.18 in Python (`event_pb2`, `TFRecordWriter`) writes for the one epoch of the validation below. */
const validationFile = `
  1800000000000000a37f4b22090000c0d0f04cda411a0d627261696e2e4576656e743a327a3d066a
  200000000000000029eda950090000c0d0f04cda4110012a130a110a0a65706f63685f6c6f7373150000003f30cc6aa7`;

test('metrics become event files for training, validation and test', async () => {
  const run = await Run.create(folder, emptyDocument('Net'), {
    settings: defaultTrainSettings('mnist'),
    dataset: { id: 'mnist', name: 'MNIST', hash: '', labels: [] },
    versions: {},
    startedAt: 1_765_000_000_000,
  });
  run.metrics.add({ time: 1_765_000_001_000, scope: 'batch', epoch: 1, step: 10, values: { loss: 2 } });
  run.metrics.add({ time: 1_765_000_002_000, scope: 'epoch', epoch: 1, step: 20, values: { loss: 1, accuracy: 0.5 } });
  run.metrics.add({ time: 1_765_000_003_000, scope: 'validation', epoch: 1, step: 20, values: { loss: 0.5 } });
  await run.metrics.flush();
  const out = join(folder, 'logs');
  const files = await exportTensorBoard(run, out);
  expect(files.map(file => relative(out, file))).toEqual([
    join(run.id, 'train', 'events.out.tfevents.1765000000.lightweave'),
    join(run.id, 'validation', 'events.out.tfevents.1765000000.lightweave'),
  ]);
  const bytes = await readFile(required(files[1], 'a file'));
  expect(bytes.toString('hex')).toBe(validationFile.replaceAll(/\s/g, ''));
  // Again: in the same place.
  expect(await exportTensorBoard(run, out)).toEqual(files);
});
