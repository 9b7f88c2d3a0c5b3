import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import type { Batch } from './batches.ts';
import { findState } from './findState.ts';
import { lossGradients } from './lossGradients.ts';
import { type HeadLoss, headLosses } from './losses.ts';
import { createOptimizer, type Optimizer } from './optimizers.ts';
import { prepareImages } from './prepareImages.ts';
import type { StepMoment, StepResult, StepSettings, TrainStep } from './TrainStep.ts';

/** The step operation by operation: tfjs's tape for the gradients, then the optimizer's rule for each weight. */
export class EagerStep implements TrainStep {
  readonly #network: Network;
  readonly #seed: number;
  readonly #heads: readonly HeadLoss[];
  readonly #optimizer: Optimizer;
  readonly #slots: ReadonlyMap<string, readonly Variable[]>;

  constructor(network: Network, { optimizer, seed }: StepSettings) {
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

  run(batch: Batch, moment: StepMoment): StepResult {
    return tf.tidy(() => {
      const { input } = this.#network.plan;
      const images = prepareImages(batch.images, input);
      const labels = tf.tensor1d(batch.labels, 'int32');
      const seed = tf.tensor1d([this.#seed | 0, moment.step], 'int32');
      const pass = lossGradients(this.#network, this.#heads, { images, labels, seed });
      for (const [name, gradient] of pass.gradients) this.#update(name, gradient, moment);
      for (const [name, average] of pass.updates) this.#network.weight(name).assign(average);
      tf.dispose([...pass.kept]);
      return { loss: numberIn(pass.loss), correct: numberIn(pass.correct) };
    });
  }

  #update(name: string, gradient: Tensor, moment: StepMoment): void {
    const weight = this.#network.weight(name);
    const slots = required(this.#slots.get(name), `slots of ${name}`);
    const updated = this.#optimizer.update({ weight, gradient, slots, ...moment });
    weight.assign(updated.weight);
    slots.forEach((slot, index) => slot.assign(required(updated.slots[index], 'a slot')));
  }

  writeBack(): void {
    // The network's weights are the ones that are trained.
  }

  state(): readonly NamedValues[] {
    return this.#variables().map(([name, variable]) => ({
      name,
      shape: variable.shape,
      values: Float32Array.from(variable.dataSync()),
    }));
  }

  restore(state: readonly NamedValues[]): string | null {
    const variables = this.#variables();
    const found = findState(
      variables.map(([name, { shape }]) => ({ name, shape })),
      state,
    );
    if (typeof found === 'string') return found;
    tf.tidy(() => {
      for (const [index, [name, variable]] of variables.entries()) {
        variable.assign(tf.tensor(required(found[index], name), variable.shape));
      }
    });
    return null;
  }

  /** All that change, under the names that the recorded step has for them, too. */
  #variables(): readonly (readonly [string, Variable])[] {
    const weights = [...this.#network.weights].map(([name, weight]) => [`weight/${name}`, weight] as const);
    const slots = [...this.#slots].flatMap(([name, variables]) =>
      variables.map((variable, index) => [`slot/${name}-${this.#optimizer.slots[index]}`, variable] as const),
    );
    return [...weights, ...slots];
  }

  dispose(): void {
    for (const slot of [...this.#slots.values()].flat()) slot.dispose();
  }
}

const numberIn = (scalar: Tensor): number => required(scalar.dataSync()[0], 'a number');
