import type { BarChart } from './Lesson.ts';

/** The parts that some bar has, by their places: colours follow the place, so that a part looks the same in every chart. */
export const usedParts = ({ parts, bars }: BarChart): readonly number[] =>
  [...parts.keys()].filter(index => bars.some(({ values }) => (values[index] ?? 0) > 0));
