import { expect, test } from 'vitest';
import { assert } from '../../../shared/base/assert.ts';
import { describeEstimate } from '../../../shared/jobs/describeEstimate.ts';
import { jobSpecSchema } from '../../../shared/jobs/JobSpec.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { tensorCounts } from '../backend.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';

test('an estimate measures a few steps and leaves nothing behind', { timeout: 60_000 }, async () => {
  const before = tensorCounts();
  const settings = { dataset: 'mnist', batchSize: 50, trainExamples: 1000 };
  const { context, events } = createContext('');
  await runJob(jobSpecSchema.parse({ kind: 'estimate', document: smallDocument(), settings }), context);
  expect(tensorCounts()).toEqual(before);
  const found = events.at(-2);
  assert(found?.type === 'result' && found.result.kind === 'estimate', JSON.stringify(events.at(-1)));
  const { memoryBytes, stepMs, stepsPerEpoch, epochMs } = found.result;
  expect(stepsPerEpoch).toBe(20);
  expect(stepMs).toBeGreaterThan(0);
  // The validation of 5,000 images comes on top of the steps.
  expect(epochMs).toBeGreaterThan(20 * stepMs);
  expect(memoryBytes).toBeGreaterThan(100 * 2 ** 20);
  expect(events.some(event => event.type === 'artifact')).toBe(false);
});

test('the sentence knows of epochs and of a training that ends earlier', () => {
  const estimate = { kind: 'estimate', memoryBytes: 1.2e9, stepMs: 1000, stepsPerEpoch: 60, epochMs: 90_000 } as const;
  const say = (epochs: number, steps: number | null): string =>
    describeEstimate(estimate, { epochs, steps }, createTranslator('en'));
  expect(say(20, null)).toBe('About 1.20 GB of memory, 90 s an epoch, 30 min in all.');
  expect(describeEstimate({ ...estimate, epochMs: 400 }, { epochs: 5, steps: null }, createTranslator('en'))).toBe(
    'About 1.20 GB of memory, under 1 s an epoch, 2 s in all.',
  );
  expect(say(20, 70)).toBe('About 1.20 GB of memory, 90 s an epoch, 2 min in all.');
});
