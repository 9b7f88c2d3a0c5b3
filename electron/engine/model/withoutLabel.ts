import type { PlanLayer } from '../../../shared/lowering/LayerPlan.ts';

/** The layers as they run after training, when nobody knows the label: without it, and without connections to it. */
export function withoutLabel(layers: readonly PlanLayer[]): readonly PlanLayer[] {
  const labels = new Set(layers.filter(({ type }) => type === 'Label').map(({ name }) => name));
  if (labels.size === 0) return layers;
  return layers
    .filter(({ name }) => !labels.has(name))
    .map(layer => ({ ...layer, inputs: layer.inputs.filter(input => !labels.has(input)) }));
}
