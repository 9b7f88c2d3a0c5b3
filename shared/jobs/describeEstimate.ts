import { formatBytes } from '../text/formatBytes.ts';
import { describeSpan } from '../text/describeSpan.ts';
import type { Translator } from '../text/Translator.ts';
import type { JobResult } from './JobResult.ts';
import type { TrainSettings } from './TrainSettings.ts';

export type Estimate = Extract<JobResult, { kind: 'estimate' }>;

/** What a training will take, as a sentence: memory, an epoch, all epochs. */
export function describeEstimate(
  { memoryBytes, epochMs, stepMs, stepsPerEpoch }: Estimate,
  { epochs, steps }: Pick<TrainSettings, 'epochs' | 'steps'>,
  translator: Pick<Translator, 'text'>,
): string {
  const memory = formatBytes(memoryBytes);
  // Less than an epoch is worth its steps.
  const isCut = steps !== null && steps < epochs * stepsPerEpoch;
  const totalMs = isCut
    ? steps * stepMs + Math.floor(steps / stepsPerEpoch) * (epochMs - stepMs * stepsPerEpoch)
    : epochs * epochMs;
  const [epoch, total] = [describeSpan(epochMs, translator), describeSpan(totalMs, translator)];
  return translator.text('estimate.sentence', { memory, epoch, total });
}
