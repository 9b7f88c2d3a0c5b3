import { assert } from '../../../shared/base/assert.ts';
import type { Shape } from '../../../shared/base/shape.ts';
import type { LayerDefinition } from '../../../shared/layers/LayerDefinition.ts';
import { defaultParams, type ParamLiteral } from '../../../shared/layers/ParamSpec.ts';
import { type LayerType, layers } from '../../../shared/layers/registry.gen.ts';
import { noCosts } from '../../../shared/lowering/Costs.ts';
import type { LayerPlan, PlanLayer } from '../../../shared/lowering/LayerPlan.ts';

/** One layer of a plan, whatever its inputs are. */
export function planLayer(
  type: LayerType,
  name: string,
  inputs: readonly string[],
  inputShapes: readonly Shape[],
  params: Readonly<Record<string, ParamLiteral>> = {},
): PlanLayer {
  const definition: LayerDefinition = layers[type];
  const complete = { ...defaultParams(definition.params), ...params };
  const shape = definition.shape(inputShapes, complete);
  assert(shape.ok, `${type} takes these inputs`);
  const weights = (definition.weights?.(inputShapes, complete) ?? []).map(spec => ({
    ...spec,
    name: `${name}/${spec.role}`,
  }));
  const plan = { type, name, origin: name, node: name, params: complete, inputs, inputShapes, shape: shape.value };
  return { ...plan, weights, costs: noCosts } as unknown as PlanLayer;
}

/**
 * A network of one layer behind images of a shape. A layer that joins gets the image itself and what `second` makes of
 * it, so that its inputs differ.
 */
export function singleLayerPlan(
  type: LayerType,
  image: Shape,
  params: Readonly<Record<string, ParamLiteral>> = {},
  before: readonly (readonly [type: LayerType, params: Readonly<Record<string, ParamLiteral>>])[] = [],
): LayerPlan {
  const [height = 1, width = 1, channels = 1] = image;
  const input = planLayer('Input', 'image', [], [image]);
  const feeding = before.map(([kind, own], index) => planLayer(kind, `before${index}`, ['image'], [image], own));
  const inputs = feeding.length > 0 ? feeding : [input];
  const layer = planLayer(
    type,
    'layer',
    inputs.map(({ name }) => name),
    inputs.map(({ shape }) => shape),
    params,
  );
  return {
    name: type,
    input: { height, width, channels, classes: 10, normalisation: { kind: 'unit' }, resize: 'stretch' },
    layers: type === 'Input' ? [{ ...input, name: 'layer' }] : [input, ...feeding, layer],
    heads: [{ node: 'layer', layer: 'layer', loss: 'meanSquaredError', weight: 1, target: 'label', use: 'always' }],
  };
}
