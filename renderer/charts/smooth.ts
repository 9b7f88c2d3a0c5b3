/**
 * Exponential moving average without the pull towards zero at the start. `weight` (0..1) is how much of the past stays;
 * gaps stay gaps.
 */
export function smooth(values: readonly (number | null)[], weight: number): (number | null)[] {
  let average = 0;
  let seen = 0;
  return values.map(value => {
    if (value === null) return null;
    seen += 1;
    average = weight * average + (1 - weight) * value;
    return average / (1 - weight ** seen);
  });
}
