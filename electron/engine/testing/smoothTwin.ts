import type { LayerPlan, PlanLayer, PlanLayerOf } from '../../../shared/lowering/LayerPlan.ts';

type ActivationName = PlanLayerOf<'Activation'>['params']['activation'];

const smooth: Partial<Record<ActivationName, ActivationName>> = {
  relu: 'swish',
  relu6: 'swish',
  hardSwish: 'swish',
  hardSigmoid: 'sigmoid',
};

/**
 * The same network without kinks: smooth activations, means instead of maxima. Where a slope jumps, rounding decides on its
 * side, and two ways to compute the same part a little more with each step; here they do not.
 */
export const smoothTwin = (plan: LayerPlan): LayerPlan => ({ ...plan, layers: plan.layers.map(smoothLayer) });

function smoothLayer(layer: PlanLayer): PlanLayer {
  if (layer.type === 'MaxPooling2D') {
    return { ...layer, type: 'AveragePooling2D', params: { ...layer.params, countIncludePad: false } };
  }
  if (layer.type !== 'Activation') return layer;
  const { activation } = layer.params;
  return { ...layer, params: { ...layer.params, activation: smooth[activation] ?? activation } };
}
