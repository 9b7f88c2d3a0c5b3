import { formatScaled } from './formatScaled.ts';

/** A loss, or any value that training brings about, in three digits: `0.0915`, `2.30`, `1.22 k`. */
export const formatLoss = (value: number): string =>
  Math.abs(value) >= 999.5 && Number.isFinite(value) ? formatScaled(value) : value.toPrecision(3);
