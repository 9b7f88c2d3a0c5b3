import { required } from '../../../shared/base/assert.ts';
import type { SplitResult } from '../../../shared/jobs/JobResult.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { tf } from '../backend.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { createInference } from '../session/createInference.ts';
import { takeTurns } from '../takeTurns.ts';
import { type Batch, batchesOf, plainOrder } from './batches.ts';
import { type Judged, judgeRows } from './judgeRows.ts';
import { classifierOf, headLosses, totalLoss } from './losses.ts';
import { prepareImages } from './prepareImages.ts';

/** How a network does on images it was not trained on. */
interface Evaluation {
  readonly result: SplitResult;
  /** `confusion[truth][predicted]` counts images. */
  readonly confusion: readonly (readonly number[])[];
  /** Image by image, in the order of the split. */
  readonly judged: Judged;
}

/** Enough to keep all cores busy; more would only take longer to record. */
const batchSize = 100;

/** Progress events at most this often. */
const intervalMs = 200;

/** Runs every image of a split through the network. */
export async function evaluateSplit(
  network: Network,
  dataset: Pick<Dataset, 'info'>,
  split: Split,
  context: JobContext,
  phase: 'validating' | 'testing',
): Promise<Evaluation> {
  const classes = dataset.info.labels.length;
  const confusion = Array.from({ length: classes }, () => Array<number>(classes).fill(0));
  const judged = {
    predicted: new Uint16Array(split.count),
    confidence: new Float32Array(split.count),
    loss: new Float32Array(split.count),
  };
  const { evaluate, dispose } = batchEvaluation(network, Math.min(batchSize, split.count), context);
  let [loss, done, correct] = [0, 0, 0];
  let reportedAt = Number.NEGATIVE_INFINITY;
  try {
    for (const batch of batchesOf(dataset, split, plainOrder(split.count), batchSize)) {
      await takeTurns(context);
      const result = evaluate(batch);
      loss += result.loss * batch.labels.length;
      judged.predicted.set(result.judged.predicted, done);
      judged.confidence.set(result.judged.confidence, done);
      judged.loss.set(result.judged.loss, done);
      done += batch.labels.length;
      batch.labels.forEach((truth, index) => {
        const predicted = result.judged.predicted[index] ?? -1;
        if (predicted === truth) correct += 1;
        const row = confusion[truth];
        if (row?.[predicted] !== undefined) row[predicted] += 1;
      });
      const now = context.clock.now();
      if (now - reportedAt < intervalMs && done < split.count) continue;
      context.emit({ type: 'progress', phase, done, total: split.count });
      reportedAt = now;
    }
  } finally {
    dispose();
  }
  return { result: { loss: loss / done, accuracy: correct / done, examples: done }, confusion, judged };
}

function batchEvaluation(network: Network, count: number, context: JobContext) {
  const { plan } = network;
  const heads = headLosses(plan, 'evaluation');
  const classifier = classifierOf(heads) ?? 0;
  const isLogits = heads[classifier]?.layer !== heads[classifier]?.head.layer;
  const layers = heads.map(({ layer }) => layer);
  const inference = createInference(network, layers, count, context);
  const evaluate = ({ images: bytes, labels }: Batch): { readonly loss: number; readonly judged: Judged } => {
    const { loss, output } = tf.tidy(() => {
      const images = prepareImages(bytes, plan.input);
      const outputs = inference.run(images);
      const targets = { labels: tf.tensor1d(labels, 'int32'), images, classes: plan.input.classes };
      return {
        loss: required(totalLoss(heads, outputs, targets).dataSync()[0], 'a loss'),
        output: required(outputs[classifier], 'a classifier').dataSync(),
      };
    });
    return { loss, judged: judgeRows(output, labels, isLogits) };
  };
  return { evaluate, dispose: () => inference.dispose() };
}
