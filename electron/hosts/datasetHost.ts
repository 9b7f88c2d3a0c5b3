import { performance } from 'node:perf_hooks';
import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import { assert } from '../../shared/base/assert.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { importDataset } from '../datasets/import/importDataset.ts';
import { tellOutcome } from '../engine/tellOutcome.ts';
import { dataRoot } from '../files/dataRoot.ts';
import { createTeller } from './createTeller.ts';
import { imageReader } from './images/imageReader.ts';
import { lowerPriority } from './lowerPriority.ts';
import { openHostChannel } from './openHostChannel.ts';

// The process that imports a dataset: files from anywhere meet parsers and native decoders here, away from TensorFlow.
const channel = openHostChannel<EngineCommand, EngineMessage>();
const cancelling = new AbortController();

lowerPriority();
channel.onCommand(command => {
  if (command.type === 'start') start(command.jobId, command.spec);
  if (command.type === 'cancel') cancelling.abort();
});
channel.send({ type: 'ready', tensorflow: '', startedInMs: performance.now() });

function start(jobId: string, spec: JobSpec): void {
  assert(spec.kind === 'importDataset', 'this process imports datasets');
  const { emit, end } = createTeller(channel, jobId);
  const { signal } = cancelling;
  const context = { emit, signal, dataRoot: dataRoot(), clock: { now: Date.now }, images: imageReader };
  void tellOutcome(context, () => importDataset(spec.source, spec.settings, context)).then(() => end(0));
}
