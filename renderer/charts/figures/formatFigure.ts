import type { Unit } from '../../../shared/lessons/Lesson.ts';
import { formatCount } from '../../../shared/text/formatCount.ts';
import { withMinus } from '../../../shared/text/withMinus.ts';
import { formatScaled } from '../../../shared/text/formatScaled.ts';

/** A value at a glance: `28.9 M`, `8.4×`. */
export const formatFigure = (value: number, unit: Unit | null): string =>
  unit === 'factor' ? `${value.toFixed(1)}×` : formatScaled(value);

/** The same in full: `28,901,376`, `8.3967×`, `0.0123`. */
export function formatExactly(value: number, unit: Unit | null): string {
  if (unit === 'factor') return `${value.toFixed(4)}×`;
  return unit === 'norm' || unit === 'pose' ? value.toPrecision(3) : formatCount(value);
}

/** A value of an axis, which is round: `0.5`, `20`, `1.00 M`. */
export const formatTick = (value: number): string =>
  withMinus(Math.abs(value) < 10 ? String(Number(value.toPrecision(3))) : formatScaled(value));
