import type { Problem } from '../../../../shared/base/problem.ts';
import type { PlanLayer } from '../../../../shared/lowering/LayerPlan.ts';
import type { LoweredGraph } from '../../../../shared/lowering/LoweredGraph.ts';
import { problemJson } from '../formatProblem.ts';
import type { Session } from '../Session.ts';

/** What `inspect --json` prints. `params` counts weights, as everywhere on the command line; `config` is the layer's own. */
export const inspectionJson = (
  name: string,
  lowered: LoweredGraph,
  problems: readonly Problem[],
  { translator }: Session,
) => ({
  name,
  arguments: lowered.arguments,
  input: lowered.input,
  totals: lowered.totals,
  layers: lowered.layers.map(layerJson),
  problems: problems.map(problem => problemJson(problem, translator)),
});

const layerJson = ({ name, type, origin, node, inputs, inputShapes, shape, params, costs }: PlanLayer) => ({
  name,
  type,
  origin,
  node,
  inputs,
  inputShapes,
  shape,
  config: params,
  ...costs,
});
