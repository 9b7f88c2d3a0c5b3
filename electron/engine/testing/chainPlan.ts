import { required } from '../../../shared/base/assert.ts';
import type { Shape } from '../../../shared/base/shape.ts';
import type { ParamLiteral } from '../../../shared/layers/ParamSpec.ts';
import type { LayerType } from '../../../shared/layers/registry.gen.ts';
import type { LayerPlan, PlanLayer } from '../../../shared/lowering/LayerPlan.ts';
import { planLayer } from './singleLayerPlan.ts';

/** A layer type and its parameters where they are not the default. */
export type Link = readonly [LayerType, (Readonly<Record<string, ParamLiteral>> | undefined)?];

/** Layers in a row behind images of a shape: `layer0`, `layer1` … and `layer` for the last one. */
export function chainPlan(image: Shape, links: readonly Link[]): LayerPlan {
  const [height = 1, width = 1, channels = 1] = image;
  const layers: PlanLayer[] = [planLayer('Input', 'image', [], [image])];
  for (const [index, [type, params]] of links.entries()) {
    const before = required(layers.at(-1), 'a layer before');
    const name = index === links.length - 1 ? 'layer' : `layer${index}`;
    layers.push(planLayer(type, name, [before.name], [before.shape], params));
  }
  return {
    name: 'Chain',
    input: { height, width, channels, classes: 10, normalisation: { kind: 'unit' }, resize: 'stretch' },
    layers,
    heads: [{ node: 'layer', layer: 'layer', loss: 'meanSquaredError', weight: 1, target: 'label', use: 'always' }],
  };
}
