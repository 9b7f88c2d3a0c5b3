import { type Problem, problem } from '../base/problem.ts';
import type { LayerDefinition } from '../layers/LayerDefinition.ts';
import { layers as layerTable } from '../layers/registry.gen.ts';
import type { PlanHead, PlanLayer } from './LayerPlan.ts';

/**
 * Only training knows the label, so nothing may depend on it but layers that can do without: those with an input of that
 * kind.
 */
export function labelProblems(layers: readonly PlanLayer[], heads: readonly PlanHead[]): readonly Problem<never>[] {
  const labels = new Set(layers.filter(({ type }) => type === 'Label').map(({ name }) => name));
  const dependent = layers.filter(({ type, inputs }) => {
    const { ports }: LayerDefinition = layerTable[type];
    return inputs.some(input => labels.has(input)) && !ports.inputs.some(({ kind }) => kind === 'label');
  });
  return [
    ...dependent.map(({ node, type }) => problem('node/needsLabel', { nodeId: node }, { type })),
    ...heads
      .filter(({ layer }) => labels.has(layer))
      .map(({ node }) => problem('node/needsLabel', { nodeId: node }, { type: 'Label' })),
  ];
}
