import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { OptimizerSettings } from '../../../shared/jobs/TrainSettings.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import type { Batch } from './batches.ts';
import { classifierOf, type HeadLoss, headLosses, totalLoss } from './losses.ts';
import { createOptimizer, type Optimizer } from './optimizers.ts';
import { prepareImages } from './prepareImages.ts';
import type { StepResult, TrainStep } from './TrainStep.ts';

/** The step operation by operation: tfjs's tape for the gradients, then the optimizer's rule for each weight. */
export class EagerStep implements TrainStep {
  readonly #network: Network;
  readonly #seed: number;
  readonly #heads: readonly HeadLoss[];
  readonly #optimizer: Optimizer;
  readonly #slots: ReadonlyMap<string, readonly Variable[]>;

  constructor(network: Network, optimizer: OptimizerSettings, seed: number) {
    this.#network = network;
    this.#seed = seed;
    this.#heads = headLosses(network.plan, 'training');
    this.#optimizer = createOptimizer(optimizer);
    this.#slots = new Map(
      network.trainable.map(([name, weight]) => [
        name,
        this.#optimizer.slots.map(() => tf.tidy(() => tf.variable(tf.fill(weight.shape, 0), false))),
      ]),
    );
  }

  run(batch: Batch, step: number): StepResult {
    return tf.tidy(() => {
      const { input } = this.#network.plan;
      const images = prepareImages(batch.images, input);
      const labels = tf.tensor1d(batch.labels, 'int32');
      const updates = new Map<string, Tensor>();
      let correct = 0;
      const { value, grads } = tf.variableGrads(
        () => {
          const seed = tf.tensor1d([this.#seed | 0, step], 'int32');
          const layers = this.#heads.map(({ layer }) => layer);
          const outputs = this.#network.run(images, layers, { seed, labels, updates });
          correct = countCorrect(this.#heads, outputs, labels);
          return totalLoss(this.#heads, outputs, { labels, images, classes: input.classes }).asScalar();
        },
        this.#network.trainable.map(([, weight]) => weight),
      );
      const loss = required(value.dataSync()[0], 'a loss');
      for (const [name, weight] of this.#network.trainable) this.#update(name, weight, grads[weight.name], step);
      for (const [name, average] of updates) {
        this.#network.weight(name).assign(average);
        average.dispose();
      }
      return { loss, correct };
    });
  }

  #update(name: string, weight: Variable, gradient: Tensor | undefined, step: number): void {
    if (!gradient) return;
    const slots = required(this.#slots.get(name), `slots of ${name}`);
    const updated = this.#optimizer.update({ weight, gradient, slots, step });
    weight.assign(updated.weight);
    slots.forEach((slot, index) => slot.assign(required(updated.slots[index], 'a slot')));
  }

  writeBack(): void {
    // The network's weights are the ones that are trained.
  }

  dispose(): void {
    for (const slot of [...this.#slots.values()].flat()) slot.dispose();
  }
}

function countCorrect(heads: readonly HeadLoss[], outputs: readonly Tensor[], labels: Tensor): number {
  const classifier = classifierOf(heads);
  if (classifier === undefined) return 0;
  const predicted = tf.argMax(required(outputs[classifier], 'an output'), -1);
  return tf.sum(tf.cast(tf.equal(predicted, labels), 'int32')).dataSync()[0] ?? 0;
}
