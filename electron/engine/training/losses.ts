import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { Head } from '../../../shared/graph/GraphDocument.ts';
import type { LayerPlan, PlanHead } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { softCrossEntropy } from '../kernels/softCrossEntropy.ts';
import { softmaxCrossEntropy } from '../kernels/softmaxCrossEntropy.ts';

/** What outputs are compared with. */
export interface Targets {
  /** int32 `[batch]` */
  readonly labels: Tensor;
  /** What each image is worth for each class, `[batch, classes]`; none where its label says it all. */
  readonly shares?: Tensor | null;
  /** The share of these that cross-entropy spreads evenly over the classes. */
  readonly labelSmoothing?: number;
  /** What the losses by label count for each class. */
  readonly classWeights?: readonly number[] | null;
  /** The prepared images. */
  readonly images: Tensor;
  readonly classes: number;
}

/** A head and the layer whose output its loss is computed from. */
export interface HeadLoss {
  readonly head: PlanHead;
  /** For a softmax under cross-entropy the layer before it: logits make the loss exact where probabilities vanish. */
  readonly layer: string;
  /** `[batch]`: the loss of each image, not weighted. */
  readonly compute: (output: Tensor, targets: Targets) => Tensor;
}

const smallest = 1e-7;

const sharesOf = ({ labels, shares, classes }: Targets): Tensor =>
  shares ?? tf.oneHot(labels, classes, 1, 0, 'float32');

const wanted = (head: PlanHead, targets: Targets): Tensor =>
  head.target === 'label' ? sharesOf(targets) : targets.images;

function smoothed(shares: Tensor, { labelSmoothing = 0, classes }: Targets): Tensor {
  return labelSmoothing === 0 ? shares : tf.add(tf.mul(shares, 1 - labelSmoothing), labelSmoothing / classes);
}

type Compute = (head: PlanHead, output: Tensor, targets: Targets) => Tensor;

const losses: Readonly<Record<Head['loss'], Compute>> = {
  /** Of outputs that are no softmax: taken as shares of their sum. */
  categoricalCrossentropy(head, output, targets) {
    const shares = tf.div(output, tf.add(tf.sum(output, -1, true), smallest));
    const logs = tf.log(tf.clipByValue(shares, smallest, 1 - smallest));
    return tf.neg(tf.sum(tf.mul(logs, smoothed(wanted(head, targets), targets)), -1));
  },
  /** Of the lengths of capsules (Sabour et al. 2017): right ones above 0.9, wrong ones below 0.1 at half weight. */
  margin(head, output, targets) {
    const right = wanted(head, targets);
    const tooShort = tf.square(tf.relu(tf.sub(0.9, output)));
    const tooLong = tf.square(tf.relu(tf.sub(output, 0.1)));
    const each = tf.add(tf.mul(right, tooShort), tf.mul(tf.mul(tf.sub(1, right), 0.5), tooLong));
    return tf.sum(each, -1);
  },
  meanSquaredError(head, output, targets) {
    const target = tf.reshape(wanted(head, targets), output.shape);
    return tf.mean(tf.reshape(tf.square(tf.sub(output, target)), [required(target.shape[0], 'images'), -1]), 1);
  },
};

const fromLogits: Compute = (_head, output, targets) =>
  targets.shares || targets.labelSmoothing
    ? softCrossEntropy(output, smoothed(sharesOf(targets), targets))
    : softmaxCrossEntropy(output, targets.labels);

/** The losses of a network's heads: of all of them in training, of those that stay otherwise. */
export function headLosses(plan: LayerPlan, use: 'training' | 'evaluation'): readonly HeadLoss[] {
  const heads = plan.heads.filter(head => use === 'training' || head.use === 'always');
  return heads.map(head => {
    const layer = required(
      plan.layers.find(({ name }) => name === head.layer),
      head.layer,
    );
    const isSoftmax = layer.type === 'Activation' && layer.params.activation === 'softmax' && layer.shape.length === 1;
    if (isSoftmax && head.loss === 'categoricalCrossentropy' && head.target === 'label') {
      const logits = required(layer.inputs[0], 'the input of a softmax');
      return { head, layer: logits, compute: (output, targets) => fromLogits(head, output, targets) };
    }
    return { head, layer: head.layer, compute: (output, targets) => losses[head.loss](head, output, targets) };
  });
}

/** By the weights of the classes, as Keras does: the sum is still divided by the number of images. */
function weighed(each: Tensor, targets: Targets): Tensor {
  if (!targets.classWeights) return each;
  const weights = tf.matMul(sharesOf(targets), tf.tensor2d([...targets.classWeights], [targets.classes, 1]));
  return tf.mul(each, tf.reshape(weights, each.shape));
}

/** The sum of the losses by their weights. */
export function totalLoss(heads: readonly HeadLoss[], outputs: readonly Tensor[], targets: Targets): Tensor {
  const parts = heads.map(({ head, compute }, index) => {
    const each = compute(required(outputs[index], head.layer), targets);
    const loss = tf.mean(head.target === 'label' ? weighed(each, targets) : each);
    return head.weight === 1 ? loss : tf.mul(loss, head.weight);
  });
  return parts.reduce((sum, part) => tf.add(sum, part));
}

/** The head that names the class; `undefined` for a network that names none. */
export const classifierOf = (heads: readonly HeadLoss[]): number | undefined => {
  const index = heads.findIndex(({ head }) => head.target === 'label' && head.use === 'always');
  return index < 0 ? undefined : index;
};
