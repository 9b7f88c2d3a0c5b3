import { required } from '../../../shared/base/assert.ts';
import type { JobResult, Prediction } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import type { JobContext } from '../JobContext.ts';
import { takeTurns } from '../takeTurns.ts';
import { createInference } from '../session/createInference.ts';
import { classifyImages, classLayer } from './classifyImages.ts';
import { openTrained } from './openTrained.ts';

const batchSize = 32;

/** Names the most likely classes of each image. @throws AppError `image/unreadable` for one whose bytes do not add up. */
export async function predictJob(
  { run: id, images }: JobSpecOf<'predict'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'predict' }>> {
  const { run, network } = await openTrained(context.dataRoot, id);
  const { plan } = network;
  const inference = createInference(network, [classLayer(plan)], Math.min(batchSize, images.length), context);
  try {
    const { labels } = run.record.dataset;
    const predictions: Prediction[] = [];
    for (let start = 0; start < images.length; start += batchSize) {
      await takeTurns(context);
      const batch = images.slice(start, start + batchSize);
      const { top } = classifyImages({ plan, run: prepared => inference.run(prepared) }, batch, labels);
      batch.forEach(({ name }, index) => {
        predictions.push({ name, top: required(top[index], name) });
      });
      context.emit({ type: 'progress', phase: 'predicting', done: predictions.length, total: images.length });
    }
    return { kind: 'predict', run: run.id, predictions };
  } finally {
    inference.dispose();
    network.dispose();
  }
}
