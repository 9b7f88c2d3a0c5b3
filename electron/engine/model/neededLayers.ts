import type { PlanLayer } from '../../../shared/lowering/LayerPlan.ts';

/** The layers that some of them depend on, and those themselves, in order. */
export function neededLayers(layers: readonly PlanLayer[], outputs: readonly string[]): readonly PlanLayer[] {
  const needed = new Set(outputs);
  for (const layer of layers.toReversed()) {
    if (needed.has(layer.name)) for (const input of layer.inputs) needed.add(input);
  }
  return layers.filter(({ name }) => needed.has(name));
}
