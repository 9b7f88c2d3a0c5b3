import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import { assert, required } from '../../../shared/base/assert.ts';
import type { LayerPlan, PlanLayer, PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import type { Emitter, LayerCall } from './Emitter.ts';
import { emitters } from './emitters.ts';
import { nameHash } from './nameHash.ts';
import { neededLayers } from './neededLayers.ts';
import { withoutLabel } from './withoutLabel.ts';

/** What a pass through the network in training needs and leaves. */
export interface TrainingPass {
  /** Two int32 numbers, other ones for each step. */
  readonly seed: Tensor;
  /** The class of each image, int32 `[batch]`. */
  readonly labels: Tensor;
  /** What averages over the data move to, by the names of the weights; whoever passed the map disposes of the values. */
  readonly followed: Map<string, Followed>;
}

/** A value of this batch, and the share of what its average was that the average keeps. */
export interface Followed {
  readonly value: Tensor;
  readonly momentum: number;
}

/** A network in memory: the layers of a plan and their weights, run operation by operation. */
export class Network {
  readonly plan: LayerPlan;
  /** By their names in the plan, in its order. */
  readonly weights: ReadonlyMap<string, Variable>;
  /** Nodes that training leaves as they are: their layers work as after training, and their weights follow no gradient. */
  readonly frozen: ReadonlySet<string>;

  /** `initial` gives each weight's first value, which the network takes over. */
  constructor(plan: LayerPlan, initial: (weight: PlanWeight) => Tensor, frozen: ReadonlySet<string> = new Set()) {
    this.plan = plan;
    this.frozen = frozen;
    const weights = new Map<string, Variable>();
    for (const layer of plan.layers) {
      for (const weight of layer.weights) {
        const value = initial(weight);
        weights.set(weight.name, tf.variable(value, weight.trainable && !frozen.has(layer.node)));
        value.dispose();
      }
    }
    this.weights = weights;
  }

  weight(name: string): Variable {
    return required(this.weights.get(name), `weight ${name}`);
  }

  /** The weights that follow a gradient. */
  get trainable(): readonly (readonly [string, Variable])[] {
    return [...this.weights].filter(([, variable]) => variable.trainable);
  }

  /** The weights that follow the data in training. */
  get following(): readonly (readonly [string, Variable])[] {
    const layers = this.plan.layers.filter(({ node }) => !this.frozen.has(node));
    const weights = layers.flatMap(layer => layer.weights).filter(({ trainable }) => !trainable);
    return weights.map(({ name }) => [name, this.weight(name)] as const);
  }

  /**
   * The outputs of some layers for a batch of prepared images. Without `training` every tensor goes as soon as it has
   * been used; with it, all stay for the way back.
   */
  run(images: Tensor, outputs: readonly string[], training?: TrainingPass): Tensor[] {
    const layers = neededLayers(training ? this.plan.layers : withoutLabel(this.plan.layers), outputs);
    const uses = training ? null : countUses(layers, outputs);
    const values = new Map<string, Tensor>();
    for (const layer of layers) {
      const inputs = this.#source(layer, images, training) ?? layer.inputs.map(name => valueOf(values, name));
      const call = this.#call(layer, inputs, training);
      values.set(layer.name, training ? forward(call, layer) : tf.tidy(() => forward(call, layer)));
      if (uses) release(layer, values, uses);
    }
    return outputs.map(name => valueOf(values, name));
  }

  /** What enters from outside by a layer of this kind. */
  #source({ type }: PlanLayer, images: Tensor, training: TrainingPass | undefined): readonly Tensor[] | undefined {
    if (type === 'Input') return [images];
    if (type !== 'Label') return undefined;
    assert(training, 'only training knows the label');
    return [tf.oneHot(training.labels, this.plan.input.classes, 1, 0, 'float32')];
  }

  #call(layer: PlanLayer, inputs: readonly Tensor[], training: TrainingPass | undefined): LayerCall {
    return {
      inputs,
      isTraining: training !== undefined && !this.frozen.has(layer.node),
      weight: role => this.weight(`${layer.origin}/${role}`),
      seed() {
        assert(training, 'only training draws random numbers');
        return tf.add(training.seed, tf.tensor1d([nameHash(layer.name), 0], 'int32'));
      },
      follow: (role, value, momentum) =>
        training?.followed.set(`${layer.origin}/${role}`, { value: tf.keep(value), momentum }),
    };
  }

  dispose(): void {
    for (const variable of this.weights.values()) variable.dispose();
  }
}

function forward(call: LayerCall, layer: PlanLayer): Tensor {
  // The table pairs each type with its emitter, which the compiler cannot follow through an index.
  const emitter = emitters[layer.type] as Emitter<typeof layer.type>;
  return emitter.forward(call, layer);
}

const valueOf = (values: ReadonlyMap<string, Tensor>, name: string): Tensor =>
  required(values.get(name), `the output of ${name}`);

/** How often each tensor is still used; outputs once more, so that they stay. */
function countUses(layers: readonly PlanLayer[], outputs: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const name of [...layers.flatMap(layer => layer.inputs), ...outputs]) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

function release(layer: PlanLayer, values: ReadonlyMap<string, Tensor>, uses: Map<string, number>): void {
  for (const name of layer.inputs) {
    const left = (uses.get(name) ?? 0) - 1;
    uses.set(name, left);
    if (left === 0) values.get(name)?.dispose();
  }
}
