import { elementCount } from '../base/shape.ts';
import type { PlanLayer } from './LayerPlan.ts';

const bytesPerValue = 4;

/**
 * The largest sum of tensors that are alive at once while the layers run in order: a tensor lives from its layer to its
 * last use, a kept one (a head's) to the end. Batch 1, float32, no layer writes over its input.
 */
export function peakActivationBytes(layers: readonly PlanLayer[], kept: ReadonlySet<string>): number {
  const lastUse = new Map<string, number>();
  for (const [index, layer] of layers.entries()) {
    lastUse.set(layer.name, index);
    for (const input of layer.inputs) lastUse.set(input, index);
  }
  const dying = new Map<number, number>();
  let live = 0;
  let peak = 0;
  for (const [index, layer] of layers.entries()) {
    const bytes = elementCount(layer.shape) * bytesPerValue;
    live += bytes;
    peak = Math.max(peak, live);
    const end = kept.has(layer.name) ? layers.length : (lastUse.get(layer.name) ?? index);
    dying.set(end, (dying.get(end) ?? 0) + bytes);
    live -= dying.get(index) ?? 0;
  }
  return peak;
}
