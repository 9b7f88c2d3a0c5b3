import { required } from '../../shared/base/assert.ts';

/**
 * Indices of at most `limit` values that look like all of them: of each stretch, in order, its lowest and its highest. The
 * first and the last value are among them.
 */
export function decimate(values: readonly number[], limit: number): readonly number[] {
  const last = values.length - 1;
  if (values.length <= limit) return values.map((_, index) => index);
  const stretches = Math.max(1, Math.floor((limit - 2) / 2));
  const kept = new Set([0, last]);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const from = 1 + Math.floor((stretch * (last - 1)) / stretches);
    const to = 1 + Math.floor(((stretch + 1) * (last - 1)) / stretches);
    let lowest = from;
    let highest = from;
    for (let index = from; index < to; index += 1) {
      const value = required(values[index], 'value');
      if (value < required(values[lowest], 'lowest')) lowest = index;
      if (value > required(values[highest], 'highest')) highest = index;
    }
    kept.add(lowest).add(highest);
  }
  return [...kept].sort((a, b) => a - b);
}
