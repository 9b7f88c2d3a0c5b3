import type { SymbolicTensor, Tensor } from '@tensorflow/tfjs-node';
import type { LayerType } from '../../../shared/layers/registry.gen.ts';
import type { PlanLayerOf } from '../../../shared/lowering/LayerPlan.ts';

/** What a layer computes with: its inputs (batch first), its weights, and what training needs besides. */
export interface LayerCall {
  readonly inputs: readonly Tensor[];
  readonly isTraining: boolean;
  readonly weight: (role: string) => Tensor;
  /** Two int32 numbers for TensorFlow's stateless random operations: other ones for each layer and step. */
  readonly seed: () => Tensor;
  /**
   * Moves a weight that is an average over the data, rather than following a gradient, towards the value that this batch
   * has: the average keeps the share `momentum` of what it was.
   */
  readonly follow: (role: string, value: Tensor, momentum: number) => void;
}

/** The weights of a layer by role. */
export type LayerWeights = Readonly<Record<string, Tensor>>;

/** What a layer type is in TensorFlow. One file a layer type. */
export interface Emitter<Type extends LayerType> {
  /** The output, by operations that have gradients. */
  forward(call: LayerCall, layer: PlanLayerOf<Type>): Tensor;
  /**
   * The same from layers that plain tfjs has, for models that leave Lightweave. The last one carries the layer's name;
   * helpers have names of their own below it.
   */
  portable(inputs: readonly SymbolicTensor[], layer: PlanLayerOf<Type>, weights: LayerWeights): SymbolicTensor;
}
