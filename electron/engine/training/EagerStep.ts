import type { Tensor, Tensor4D, Variable } from '@tensorflow/tfjs-node';
import { assert, required } from '../../../shared/base/assert.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { type StateKind, stateName } from '../../runs/stateName.ts';
import { tf } from '../backend.ts';
import type { Followed, Network } from '../model/Network.ts';
import type { StepBatch } from './batches.ts';
import { combineGradients } from './combineGradients.ts';
import { findState } from './findState.ts';
import type { LossGradients } from './lossGradients.ts';
import { type HeadLoss, headLosses } from './losses.ts';
import { createOptimizer, type Optimizer } from './optimizers.ts';
import { rectifiersOf } from './rectifiers.ts';
import { stepGradients } from './stepGradients.ts';
import { type StepNumbers, stepNumbers } from './stepNumbers.ts';
import type { Inspection, StepMoment, StepResult, StepSettings, TrainStep } from './TrainStep.ts';
import { uploadBytes } from './uploadBytes.ts';
import { WeightAverages } from './WeightAverages.ts';

/** The step operation by operation: tfjs's tape for the gradients, then the optimizer's rule for each weight. */
export class EagerStep implements TrainStep {
  readonly held = null;
  readonly #network: Network;
  readonly #settings: StepSettings;
  readonly #heads: readonly HeadLoss[];
  readonly #optimizer: Optimizer;
  readonly #slots: ReadonlyMap<string, readonly Variable[]>;
  /** Of gradients since the last update. */
  readonly #sums: ReadonlyMap<string, Variable>;
  readonly #averages: WeightAverages | null;

  constructor(network: Network, settings: StepSettings) {
    this.#network = network;
    this.#settings = settings;
    this.#heads = headLosses(network.plan, 'training');
    this.#optimizer = createOptimizer(settings.optimizer);
    const { slots } = this.#optimizer;
    this.#slots = new Map(network.trainable.map(([name, weight]) => [name, slots.map(() => zeros(weight))]));
    const accumulated = settings.accumulationSteps > 1 ? network.trainable : [];
    this.#sums = new Map(accumulated.map(([name, weight]) => [name, zeros(weight)]));
    this.#averages = settings.ema ? new WeightAverages(network) : null;
  }

  run(batch: StepBatch, moment: StepMoment): StepResult {
    this.#averages?.putBack();
    return tf.tidy(() => {
      const pass = this.#pass(batch, moment);
      this.#follow(pass.followed);
      this.#learn(pass.gradients, stepNumbers(moment, this.#settings));
      tf.dispose([...pass.kept]);
      return { loss: numberIn(pass.loss), correct: numberIn(pass.correct) };
    });
  }

  inspect(batch: StepBatch, moment: Pick<StepMoment, 'step'>): Inspection {
    const isAveraged = this.#averages?.isIn ?? false;
    this.#averages?.putBack();
    const watched = rectifiersOf(this.#network.plan).map(({ name }) => name);
    const { gradients, shares } = tf.tidy(() => {
      const pass = this.#pass(batch, moment, watched);
      const values = [...pass.gradients].map(([name, gradient]) => [name, gradient.dataSync<'float32'>()] as const);
      const found = {
        gradients: Object.fromEntries(values),
        shares: pass.dead?.dataSync<'float32'>() ?? new Float32Array(),
      };
      tf.dispose([...pass.kept]);
      return found;
    });
    if (isAveraged) this.#averages?.putIn();
    const dead = watched.map((layer, index) => [layer, required(shares[index], layer)] as const);
    return { gradients: new Map(Object.entries(gradients)), dead: new Map(dead) };
  }

  #pass(batch: StepBatch, { step }: Pick<StepMoment, 'step'>, watched: readonly string[] = []): LossGradients {
    assert('images' in batch, 'an eager step holds no images: batches bring them');
    const { bytes, count, height, width, channels } = batch.images;
    return stepGradients(this.#network, this.#heads, this.#settings, {
      pixels: uploadBytes(bytes, [count, height, width, channels]) as Tensor4D,
      labels: tf.tensor1d(batch.labels, 'int32'),
      seed: tf.tensor1d([this.#settings.seed | 0, step], 'int32'),
      watched,
    });
  }

  #follow(followed: ReadonlyMap<string, Followed>): void {
    for (const [name, { value, momentum }] of followed) {
      const average = this.#network.weight(name);
      average.assign(tf.add(tf.mul(average, momentum), tf.mul(value, 1 - momentum)));
    }
  }

  #learn(gradients: ReadonlyMap<string, Tensor>, numbers: StepNumbers): void {
    if (!numbers.isUpdate) {
      for (const [name, gradient] of gradients) this.#sum(name).assign(tf.add(this.#sum(name), gradient));
      return;
    }
    const combined = combineGradients(gradients, this.#sums, this.#settings);
    for (const [name, gradient] of combined) this.#update(name, gradient, numbers);
    for (const sum of this.#sums.values()) sum.assign(tf.zerosLike(sum));
    this.#averages?.follow(numbers.forgetting);
  }

  #sum(name: string): Variable {
    return required(this.#sums.get(name), `the sum of ${name}`);
  }

  #update(name: string, gradient: Tensor, { update, learningRate }: StepNumbers): void {
    const weight = this.#network.weight(name);
    const slots = required(this.#slots.get(name), `slots of ${name}`);
    const updated = this.#optimizer.update({ weight, gradient, slots, step: update, learningRate });
    weight.assign(updated.weight);
    slots.forEach((slot, index) => slot.assign(required(updated.slots[index], 'a slot')));
  }

  writeBack(): void {
    this.#averages?.putIn();
  }

  state(): readonly NamedValues[] {
    const trained = this.#averages?.trained;
    return this.#variables().map(([name, variable]) => ({
      name,
      shape: variable.shape,
      values: Float32Array.from((trained?.get(variable) ?? variable).dataSync()),
    }));
  }

  restore(state: readonly NamedValues[]): string | null {
    const variables = this.#variables();
    const found = findState(
      variables.map(([name, { shape }]) => ({ name, shape })),
      state,
    );
    if (typeof found === 'string') return found;
    this.#averages?.putBack();
    tf.tidy(() => {
      for (const [index, [name, variable]] of variables.entries()) {
        variable.assign(tf.tensor(required(found[index], name), variable.shape));
      }
    });
    return null;
  }

  /** All that change, under the names that the recorded step has for them, too. */
  #variables(): readonly (readonly [string, Variable])[] {
    const slots = [...this.#slots].flatMap(([name, variables]) =>
      variables.map(
        (variable, index) => [stateName('slot', `${name}-${this.#optimizer.slots[index]}`), variable] as const,
      ),
    );
    return [
      ...named('weight', this.#network.weights),
      ...slots,
      ...named('sum', this.#sums),
      ...named('average', this.#averages?.averages ?? new Map<string, Variable>()),
    ];
  }

  dispose(): void {
    tf.dispose([...this.#slots.values()].flat());
    tf.dispose([...this.#sums.values()]);
    this.#averages?.dispose();
  }
}

const named = (kind: StateKind, variables: ReadonlyMap<string, Variable>): readonly (readonly [string, Variable])[] =>
  [...variables].map(([name, variable]) => [stateName(kind, name), variable] as const);

const zeros = ({ shape }: Tensor): Variable => tf.tidy(() => tf.variable(tf.fill(shape, 0), false));

const numberIn = (scalar: Tensor): number => required(scalar.dataSync()[0], 'a number');
