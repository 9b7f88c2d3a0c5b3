import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import type { Dataset } from '../../datasets/Dataset.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { EagerStep } from './EagerStep.ts';
import type { TrainStep } from './TrainStep.ts';

/**
 * The fastest step that the network has: recorded as one graph, or operation by operation where something in it cannot be
 * recorded, which the run then says.
 */
export function createTrainStep(
  network: Network,
  settings: TrainSettings,
  { info }: Pick<Dataset, 'info'>,
  examples: number,
  context: Pick<JobContext, 'emit'>,
): TrainStep {
  const image = [info.height, info.width, info.channels];
  try {
    return new RecordedStep(network, settings, { image, batchSizes: batchSizesOf(examples, settings) });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const message = createTranslator('en').text('train.eagerPath', { reason });
    context.emit({ type: 'log', level: 'warning', message });
    return new EagerStep(network, settings);
  }
}

/** The sizes of batches that an epoch brings: whole ones, and what is left at its end, if training gets there. */
function batchSizesOf(examples: number, { batchSize, steps }: TrainSettings): readonly number[] {
  const whole = Math.floor(examples / batchSize);
  const rest = examples % batchSize;
  const reachesRest = rest > 0 && (steps === null || steps > whole);
  return [...(whole > 0 ? [batchSize] : []), ...(reachesRest ? [rest] : [])];
}
