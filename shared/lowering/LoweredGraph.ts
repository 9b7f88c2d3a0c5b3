import type { Problem } from '../base/problem.ts';
import type { Shape } from '../base/shape.ts';
import type { ExpressionValue } from '../expression/Expression.ts';
import type { GraphFix } from '../graph/GraphCommand.ts';
import type { ParamLiteral } from '../layers/ParamSpec.ts';
import type { Costs } from './Costs.ts';
import type { LayerPlan, PlanHead, PlanLayer, ResolvedInput } from './LayerPlan.ts';

/** What lowering found out about one node: enough to draw it. */
export interface LoweredNode {
  /** How many instances the repeat makes; 1 without one, 0 when the node is left out. */
  readonly instances: number;
  /** `when` is false or `repeat` 0: the input is passed on. */
  readonly isBypassed: boolean;
  /** Output shapes by port; a port whose shape cannot be known is absent. Of the last instance. */
  readonly outputs: Readonly<Record<string, Shape>>;
  /** Parameters of the first instance, expressions resolved. */
  readonly params: Readonly<Record<string, ParamLiteral>>;
  /** Sum over all layers of all instances. */
  readonly costs: Costs;
  /** Names of its layers in the plan. */
  readonly layers: readonly string[];
}

export interface Totals extends Costs {
  readonly layers: number;
  /** Convolutions of every kind (depthwise, grouped, shortcut, squeeze-excite). */
  readonly convLayers: number;
  readonly denseLayers: number;
  /** Largest sum of live tensors at any moment of the execution order: batch 1, float32, no in-place reuse. */
  readonly peakActivationBytes: number;
}

/** A document made explicit: shapes, costs and problems everywhere; a plan when there are no errors. */
export interface LoweredGraph {
  readonly input: ResolvedInput | null;
  /** Values of the document's arguments, and of `resolution`, `channels` and `classes`. */
  readonly arguments: Readonly<Record<string, ExpressionValue>>;
  readonly nodes: Readonly<Record<string, LoweredNode>>;
  readonly layers: readonly PlanLayer[];
  readonly heads: readonly PlanHead[];
  readonly totals: Totals;
  readonly problems: readonly Problem<GraphFix>[];
  readonly plan: LayerPlan | null;
}
