/** Round numbers from 1, 2, 5 and their tenfolds. */
const steps = [1, 2, 5] as const;

/** A handful of round values that hold zero, the least and the most. */
export function linearTicks(least: number, most: number, count = 4): readonly number[] {
  const [low, high] = [Math.min(least, 0), Math.max(most, 0)];
  const rough = (high - low || 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([...steps, 10].find(factor => factor * power >= rough) ?? 10);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** More labels than these stand too close on an axis. */
const mostTicks = 8;

/** Round values around the range, for a logarithmic axis: powers of ten alone where that is enough. */
export function logarithmicTicks(least: number, most: number): readonly number[] {
  const fine = ticksAround(least, most, steps);
  return fine.length <= mostTicks ? fine : ticksAround(least, most, [1]);
}

function ticksAround(least: number, most: number, factors: readonly number[]): readonly number[] {
  const ticks: number[] = [];
  // One power below: logarithms are rounded.
  for (let power = 10 ** (Math.floor(Math.log10(least)) - 1); power <= most * 10; power *= 10) {
    for (const factor of factors) ticks.push(factor * power);
  }
  const first = ticks.findLastIndex(tick => tick <= least);
  const last = ticks.findIndex(tick => tick >= most);
  return ticks.slice(Math.max(0, first), last + 1);
}

/** The places of labels as near as they can be to where they belong, at least `gap` apart. */
export function spreadLabels(wanted: readonly number[], gap: number): readonly number[] {
  const order = wanted.map((place, index) => ({ place, index })).toSorted((a, b) => a.place - b.place);
  const placed: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { place, index } of order) {
    free = Math.max(place, free);
    placed[index] = free;
    free += gap;
  }
  return placed;
}
