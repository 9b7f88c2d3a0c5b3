/** The ends of a scale on which equal ways are equal factors; both above zero. */
interface Ends {
  readonly min: number;
  readonly max: number;
}

/** Where a value lies, 0..1. */
export const placeOf = (value: number, { min, max }: Ends): number =>
  Math.log(Math.min(max, Math.max(min, value)) / min) / Math.log(max / min);

/** What is this near to a quarter is meant to be one, so that 0.5 and 1 can be hit. */
const snap = 0.0222;

/** The value at a place, as round as a hand is fine. */
export function valueAt(place: number, { min, max }: Ends): number {
  const exact = min * (max / min) ** place;
  const quarter = Math.round(exact * 4) / 4;
  const unit = 10 ** Math.floor(Math.log10(exact * 0.044));
  const isQuarter = Math.abs(exact - quarter) < snap * quarter;
  const rounded = isQuarter ? quarter : Math.round(exact / unit) * unit;
  return Math.min(max, Math.max(min, Number(rounded.toPrecision(6))));
}
