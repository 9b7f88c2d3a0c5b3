import { formatBytes } from '../text/formatBytes.ts';
import { formatDuration } from '../text/formatDuration.ts';
import type { Translator } from '../text/Translator.ts';
import type { JobResult } from './JobResult.ts';
import type { TrainSettings } from './TrainSettings.ts';

/** Below it, seconds say nothing. */
const shortestMs = 1000;

export type Estimate = Extract<JobResult, { kind: 'estimate' }>;

/** What a training will take, as a sentence: memory, an epoch, all epochs. */
export function describeEstimate(
  { memoryBytes, epochMs, stepMs, stepsPerEpoch }: Estimate,
  { epochs, steps }: Pick<TrainSettings, 'epochs' | 'steps'>,
  { text }: Pick<Translator, 'text'>,
): string {
  const memory = formatBytes(memoryBytes);
  // Less than an epoch is worth its steps.
  const isCut = steps !== null && steps < epochs * stepsPerEpoch;
  const totalMs = isCut
    ? steps * stepMs + Math.floor(steps / stepsPerEpoch) * (epochMs - stepMs * stepsPerEpoch)
    : epochs * epochMs;
  return text('estimate.sentence', { memory, epoch: describeSpan(epochMs), total: describeSpan(totalMs) });
}

/** No training takes `0:00`. */
const describeSpan = (spanMs: number): string =>
  spanMs < shortestMs ? `< ${formatDuration(shortestMs)}` : formatDuration(spanMs);
