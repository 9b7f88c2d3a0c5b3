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
  /** A weight that follows the data instead of a gradient, such as a moving average: its value after this step. */
  readonly update: (role: string, value: Tensor) => void;
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
