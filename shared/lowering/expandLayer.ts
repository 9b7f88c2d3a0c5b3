import { ok, type Result } from '../base/result.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import type { LayerDefinition, ShapeIssue, WeightSpec } from '../layers/LayerDefinition.ts';
import type { ParamLiteral } from '../layers/ParamSpec.ts';
import type { LayerType } from '../layers/registry.gen.ts';
import type { Costs } from './Costs.ts';
import type { FragmentLayer, TensorRef } from './Fragment.ts';

const bytesPerValue = 4;

/** Builds one layer of a fragment by the layer's own rules. */
export function expandLayer(
  definition: LayerDefinition,
  path: string,
  params: Readonly<Record<string, ParamLiteral>>,
  inputs: readonly { readonly ref: TensorRef; readonly shape: Shape }[],
): Result<FragmentLayer, ShapeIssue> {
  const inputShapes = inputs.map(({ shape }) => shape);
  const shape = definition.shape(inputShapes, params);
  if (!shape.ok) return shape;
  const weights = definition.weights?.(inputShapes, params) ?? [];
  const macs = definition.macs?.(inputShapes, shape.value, params) ?? 0;
  return ok({
    path,
    type: definition.type as LayerType,
    params,
    inputs: inputs.map(({ ref }) => ref),
    inputShapes,
    shape: shape.value,
    weights,
    costs: costsOf(weights, macs),
  });
}

function costsOf(weights: readonly WeightSpec[], macs: number): Costs {
  let trainableParams = 0;
  let nonTrainableParams = 0;
  for (const weight of weights) {
    if (weight.trainable) trainableParams += elementCount(weight.shape);
    else nonTrainableParams += elementCount(weight.shape);
  }
  const params = trainableParams + nonTrainableParams;
  return { params, trainableParams, nonTrainableParams, macs, weightBytes: params * bytesPerValue };
}
