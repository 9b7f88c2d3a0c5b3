import type { TrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { isInMemory } from '../../datasets/memorySplit.ts';
import type { Teacher } from '../finetune/Teacher.ts';
import { isMemoryError } from '../asMemoryError.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { openRecordings } from '../session/openRecordings.ts';
import { noRecordings } from '../session/Recordings.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { classWeightsOf } from './classWeightsOf.ts';
import { EagerStep } from './EagerStep.ts';
import type { StepSettings, TrainStep } from './TrainStep.ts';

const translator = createTranslator('en');

/**
 * The fastest step that the network has: recorded as one graph, or operation by operation where something in it cannot be
 * recorded, which the run then says.
 */
export function createTrainStep(
  network: Network,
  settings: TrainSettings,
  { info }: Pick<Dataset, 'info'>,
  train: Split,
  context: Pick<JobContext, 'emit' | 'dataRoot'>,
  teacher: Teacher | null = null,
): TrainStep {
  const step: StepSettings = {
    ...settings,
    classWeights: classWeightsOf(settings, train.labels, info.labels.length),
    teacher,
  };
  const image = [info.height, info.width, info.channels];
  const startedAt = performance.now();
  try {
    const recordings = openRecordings(context.dataRoot);
    const shape = { image, batchSizes: batchSizesOf(train.count, settings), held: isInMemory(train) ? train : null };
    const recorded = new RecordedStep(network, step, shape, recordings ?? noRecordings);
    const ms = Math.round(performance.now() - startedAt);
    const message = translator.text(recordings?.foundAll ? 'train.recordingFound' : 'train.recorded', { ms });
    context.emit({ type: 'log', level: 'info', message });
    return recorded;
  } catch (thrown) {
    // The other way needs no less.
    if (isMemoryError(thrown)) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const message = translator.text('train.eagerPath', { reason });
    context.emit({ type: 'log', level: 'warning', message });
    return new EagerStep(network, step);
  }
}

/** The sizes of batches that an epoch brings: whole ones, and what is left at its end, if training gets there. */
function batchSizesOf(examples: number, { batchSize, steps }: TrainSettings): readonly number[] {
  const whole = Math.floor(examples / batchSize);
  const rest = examples % batchSize;
  const reachesRest = rest > 0 && (steps === null || steps > whole);
  return [...(whole > 0 ? [batchSize] : []), ...(reachesRest ? [rest] : [])];
}
