import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan, PlanLayer } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { neededLayers } from '../model/neededLayers.ts';
import { headLosses } from './losses.ts';

/** The layers of a network in training that can die: rectifiers. */
export function rectifiersOf(plan: LayerPlan): readonly PlanLayer[] {
  const heads = headLosses(plan, 'training').map(({ layer }) => layer);
  const isRectifier = (layer: PlanLayer): boolean =>
    layer.type === 'Activation' && /^relu6?$/.test(layer.params.activation);
  return neededLayers(plan.layers, heads).filter(isRectifier);
}

/**
 * Of each output (`[batch, ..., channels]`) the share of its channels that are zero for every image, 0..1: `[outputs]`.
 * Null where there are none.
 */
export const deadShares = (outputs: readonly Tensor[]): Tensor | null =>
  outputs.length === 0 ? null : tf.tidy(() => tf.stack(outputs.map(deadShare)));

function deadShare(output: Tensor): Tensor {
  const channels = required(output.shape.at(-1), 'channels');
  const highest = tf.max(tf.reshape(output, [output.size / channels, channels]), 0);
  return tf.mean(tf.cast(tf.equal(highest, 0), 'float32'));
}
