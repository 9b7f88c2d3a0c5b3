import type { BarChart, Label, Unit } from './Lesson.ts';

/** Bars without parts, from top to bottom. */
export const plainBars = (unit: Unit, rows: readonly (readonly [label: Label, value: number])[]): BarChart => ({
  kind: 'bars',
  unit,
  parts: [],
  bars: rows.map(([label, value]) => ({ label, values: [value] })),
});
