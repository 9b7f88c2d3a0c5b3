import type { Shape } from '../base/shape.ts';
import type { DocumentInput, Head } from '../graph/GraphDocument.ts';
import type { WeightSpec } from '../layers/LayerDefinition.ts';
import type { Params } from '../layers/ParamSpec.ts';
import type { LayerType, layers } from '../layers/registry.gen.ts';
import type { Costs } from './Costs.ts';

/** The input with every expression replaced by its value. */
export interface ResolvedInput {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: number;
  readonly normalisation: DocumentInput['normalisation'];
  readonly resize: DocumentInput['resize'];
}

/** A weight with its stable name: the layer's origin plus its role (`stage2/0/expand/kernel`). */
export interface PlanWeight extends WeightSpec {
  readonly name: string;
}

/** One primitive layer of an unrolled network: literal parameters, exact shape, weights and costs. */
export interface PlanLayerOf<Type extends LayerType> {
  readonly type: Type;
  /** Unique in the plan and safe in every file format: the origin with `.` for `/`. */
  readonly name: string;
  /** Where it comes from: node id / repeat index / inner layer. Survives edits that leave the layer alone. */
  readonly origin: string;
  /** The node of the document it belongs to. */
  readonly node: string;
  readonly params: Params<(typeof layers)[Type]['params']>;
  /** Names of the layers whose output it takes, in order. */
  readonly inputs: readonly string[];
  readonly inputShapes: readonly Shape[];
  /** Output shape without batch. */
  readonly shape: Shape;
  readonly weights: readonly PlanWeight[];
  readonly costs: Costs;
}

/** A union over all layer types, so that a switch on `type` knows its parameters. */
export type PlanLayer = { [Type in LayerType]: PlanLayerOf<Type> }[LayerType];

/** A trained output: the layer it stands on, and how its loss is computed. */
export interface PlanHead extends Head {
  readonly node: string;
  readonly layer: string;
}

/** A network ready to be built: layers in execution order, every input before its use. */
export interface LayerPlan {
  readonly name: string;
  readonly input: ResolvedInput;
  readonly layers: readonly PlanLayer[];
  readonly heads: readonly PlanHead[];
}
