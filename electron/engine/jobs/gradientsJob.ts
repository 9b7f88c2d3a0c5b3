import { required } from '../../../shared/base/assert.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import { tf } from '../backend.ts';
import type { JobContext } from '../JobContext.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { takeTurns } from '../takeTurns.ts';
import { type Batch, batchesOf, epochOrder } from '../training/batches.ts';
import { lossGradients } from '../training/lossGradients.ts';
import { headLosses } from '../training/losses.ts';
import { prepareImages } from '../training/prepareImages.ts';
import { planAndData } from './planAndData.ts';

type Result = Extract<JobResult, { kind: 'gradients' }>;

/** How strong the gradient of each weight is at the first step of a training: that of its first batch. */
export async function gradientsJob(
  { document, dataset: id, batchSize, seed }: JobSpecOf<'gradients'>,
  context: JobContext,
): Promise<Result> {
  const report = (done: number) => context.emit({ type: 'progress', phase: 'measuring', done, total: 1 });
  report(0);
  const { plan, dataset } = await planAndData(document, id, context.dataRoot);
  const train = await dataset.load('train');
  const [batch] = batchesOf(dataset, train, epochOrder(train.count, seed, 1), batchSize);
  await takeTurns(context);
  const network = new Network(plan, weight => drawWeight(weight, seed));
  try {
    const measured = gradientNorms(network, required(batch, 'a batch'), seed);
    report(1);
    return { kind: 'gradients', name: document.name, dataset: dataset.info.id, ...measured };
  } finally {
    network.dispose();
  }
}

/** In the order of the layers; a weight that the loss does not depend on has no gradient and is left out. */
const gradientNorms = (network: Network, batch: Batch, seed: number): Pick<Result, 'loss' | 'norms'> =>
  tf.tidy(() => {
    const images = prepareImages(batch.images, network.plan.input);
    const labels = tf.tensor1d(batch.labels, 'int32');
    const pass = { images, labels, seed: tf.tensor1d([seed | 0, 1], 'int32') };
    const { loss, gradients, kept } = lossGradients(network, headLosses(network.plan, 'training'), pass);
    const norms = [...gradients].map(([weight, gradient]) => ({
      weight,
      norm: Number(tf.norm(gradient).dataSync()[0]),
    }));
    const lossValue = Number(loss.dataSync()[0]);
    tf.dispose([...kept]);
    return { loss: lossValue, norms };
  });
