import type { Unit } from '../../../shared/lessons/Lesson.ts';
import { formatCount } from '../../../shared/text/formatCount.ts';
import { formatScaled } from '../../../shared/text/formatScaled.ts';

/** A value at a glance: `28.9 M`, `8.4×`. */
export const formatFigure = (value: number, unit: Unit | null): string =>
  unit === 'factor' ? `${value.toFixed(1)}×` : formatScaled(value);

/** The same in full: `28,901,376`, `8.3967×`. */
export const formatExactly = (value: number, unit: Unit | null): string =>
  unit === 'factor' ? `${value.toFixed(4)}×` : formatCount(value);
