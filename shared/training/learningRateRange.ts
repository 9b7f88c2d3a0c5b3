/** One step of a sweep over learning rates. */
export interface RangePoint {
  readonly learningRate: number;
  readonly loss: number;
  /** The loss with the noise of single batches taken out. */
  readonly smoothed: number;
}

export interface RateSuggestion {
  /** Where the loss falls fastest on a logarithmic axis. */
  readonly steepest: number;
  /** A tenth of the rate with the lowest loss: from there on it is about to rise. */
  readonly tenth: number;
  /** The more careful of both. */
  readonly learningRate: number;
}

/** How much of the smoothed loss each step keeps. */
const memory = 0.9;

/** A loss this many times the lowest has no way back. */
const divergedAt = 4;

/** A loss that keeps more than this share of its first value has not fallen. */
const leastFall = 0.98;

/** The share of a sweep at whose start the average is of so few batches that one of them makes it fall. */
const unsettled = 0.1;

/** The learning rate of a step (from 1) of a sweep: equal factors from `lowest` to `highest`. */
export const sweptRate = (lowest: number, highest: number, steps: number, step: number): number =>
  lowest * (highest / lowest) ** ((step - 1) / Math.max(1, steps - 1));

/** The points with one more loss: an average that forgets, free of its start at zero. */
export function addRangePoint(
  points: readonly RangePoint[],
  learningRate: number,
  loss: number,
): readonly RangePoint[] {
  const last = points.at(-1)?.smoothed ?? 0;
  const before = 1 - memory ** points.length;
  const after = 1 - memory ** (points.length + 1);
  const smoothed = (memory * before * last + (1 - memory) * loss) / after;
  return [...points, { learningRate, loss, smoothed }];
}

/** Whether to go on makes no sense: the loss is no number any more, or far above the lowest. */
export function hasDiverged(points: readonly RangePoint[]): boolean {
  const last = points.at(-1)?.smoothed ?? 0;
  return !Number.isFinite(last) || last > divergedAt * lowestOf(points).smoothed;
}

/** Null where the loss never falls: the sweep began too high, or the network learns nothing. */
export function suggestRate(points: readonly RangePoint[]): RateSuggestion | null {
  const sound = points.filter(({ smoothed }) => Number.isFinite(smoothed));
  const lowest = sound.length > 0 ? sound.indexOf(lowestOf(sound)) : 0;
  const early = Math.min(lowest, Math.round(unsettled * sound.length));
  const slopes = sound.slice(0, lowest + 1).map((_, index) => (index < early ? 0 : slopeAt(sound, index, lowest)));
  const steepest = sound[slopes.indexOf(Math.min(...slopes))];
  const bottom = sound[lowest];
  if (!steepest || !bottom || bottom.smoothed > leastFall * (sound[0]?.smoothed ?? 0)) return null;
  const tenth = bottom.learningRate / 10;
  return {
    steepest: steepest.learningRate,
    tenth,
    learningRate: Math.min(steepest.learningRate, tenth),
  };
}

const lowestOf = (points: readonly RangePoint[]): RangePoint =>
  points.reduce((lowest, point) => (point.smoothed < lowest.smoothed ? point : lowest));

/** Over some steps each way, so that one batch does not decide. Not beyond the lowest. */
function slopeAt(points: readonly RangePoint[], index: number, last: number): number {
  const reach = Math.max(1, Math.round(points.length / 20));
  const [before, after] = [points[Math.max(0, index - reach)], points[Math.min(last, index + reach)]];
  if (!before || !after || before === after) return 0;
  return (after.smoothed - before.smoothed) / Math.log(after.learningRate / before.learningRate);
}
