import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { distil, type Teaching } from '../finetune/distil.ts';
import type { Followed, Network, TrainingPass } from '../model/Network.ts';
import { deadShares } from './rectifiers.ts';
import { classifierOf, type HeadLoss, type Targets, totalLoss } from './losses.ts';

/** What a pass in training gives. The maps go by the weights' names. */
export interface LossGradients {
  /** A scalar: the mean over the batch. */
  readonly loss: Tensor;
  /** An int32 scalar: how many images the network named right. */
  readonly correct: Tensor;
  /** Without weights that the loss does not depend on. */
  readonly gradients: ReadonlyMap<string, Tensor>;
  /** Of the layers that are watched, the share of dead channels, `[layers]`; null where none is. */
  readonly dead: Tensor | null;
  /** Where the weights that follow the data move to. */
  readonly followed: ReadonlyMap<string, Followed>;
  /** Tensors that outlive the tidy around the call, to be disposed of. */
  readonly kept: readonly Tensor[];
}

/** What a pass in training starts from. */
type Pass = Omit<TrainingPass, 'followed'> &
  Omit<Targets, 'classes'> & {
    readonly teaching?: Teaching | null;
    /** Rectifiers whose outputs are looked at. */
    readonly watched?: readonly string[];
  };

/** The loss of prepared images and its gradients, by tfjs's tape. */
export function lossGradients(network: Network, heads: readonly HeadLoss[], pass: Pass): LossGradients {
  const { images, labels, seed, watched = [] } = pass;
  const followed = new Map<string, Followed>();
  const classifier = classifierOf(heads);
  let answers: Tensor | undefined;
  let dead: Tensor | undefined;
  const { value: loss, grads } = tf.variableGrads(
    () => {
      const layers = heads.map(({ layer }) => layer);
      const all = network.run(images, [...layers, ...watched], { seed, labels, followed });
      const outputs = all.slice(0, layers.length);
      const shares = deadShares(all.slice(layers.length));
      if (shares) dead = tf.keep(shares);
      answers = classifier === undefined ? undefined : tf.keep(required(outputs[classifier], 'an output').clone());
      const byLabels = totalLoss(heads, outputs, { ...pass, classes: network.plan.input.classes });
      return (answers && pass.teaching ? distil(byLabels, answers, pass.teaching) : byLabels).asScalar();
    },
    network.trainable.map(([, weight]) => weight),
  );
  const right = answers ? tf.equal(tf.argMax(answers, -1), labels) : tf.zeros([1], 'bool');
  const gradients = network.trainable.flatMap(([name, weight]): [string, Tensor][] => {
    const gradient = grads[weight.name];
    return gradient ? [[name, gradient]] : [];
  });
  return {
    loss,
    correct: tf.sum(tf.cast(right, 'int32')),
    dead: dead ?? null,
    gradients: new Map(gradients),
    followed,
    kept: [...[...followed.values()].map(({ value }) => value), ...(answers ? [answers] : []), ...(dead ? [dead] : [])],
  };
}
