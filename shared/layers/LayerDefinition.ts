import type { Result } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import type { ProblemCode } from '../text/en/problems.ts';
import type { TextValues } from '../text/fill.ts';
import type { NodeType } from './NodeType.ts';
import type { ParamSpecs, Params } from './ParamSpec.ts';

/** Why a layer cannot take its inputs. `param` names the field at fault, where one is. */
export interface ShapeIssue {
  readonly code: ProblemCode;
  readonly values: TextValues;
  readonly param?: string;
}

/** How a weight starts: Keras' initialisers by name. */
export type Initializer = 'glorotUniform' | 'heNormal' | 'zeros' | 'ones';

/** One weight tensor of a layer. Its stable name is the layer's origin plus `role`. */
export interface WeightSpec {
  /** Keras' word: `kernel`, `bias`, `gamma`, `beta`, `movingMean`, `movingVariance`, `depthwiseKernel`. */
  readonly role: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  readonly initializer: Initializer;
}

/**
 * A primitive layer: its parameters, and the exact rules for output shape, weights and multiply-adds.
 * One layer gives one tensor. Shapes leave out the batch; channels come last.
 */
export interface LayerDefinition<Type extends string = string, Specs extends ParamSpecs = ParamSpecs>
  extends NodeType<Specs> {
  readonly type: Type;
  /** The output shape, or why the inputs do not fit. */
  shape(inputs: readonly Shape[], params: Params<Specs>): Result<Shape, ShapeIssue>;
  /** The weights in Keras' order; none by default. Only called with inputs that fit. */
  weights?(inputs: readonly Shape[], params: Params<Specs>): readonly WeightSpec[];
  /** Multiply-adds of convolutions and dense layers at batch 1 (bias, activation, pooling, joins count 0); 0 by default. */
  macs?(inputs: readonly Shape[], output: Shape, params: Params<Specs>): number;
}

export const defineLayer = <const Type extends string, const Specs extends ParamSpecs>(
  definition: LayerDefinition<Type, Specs>,
): LayerDefinition<Type, Specs> => definition;
