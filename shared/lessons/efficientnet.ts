import { assert } from '../base/assert.ts';
import { formatFactor } from '../text/formatFactor.ts';
import type { ArgumentValues } from '../templates/TemplateFile.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import type { Lesson, LessonFigure, Line } from './Lesson.ts';
import type { Networks } from './Networks.ts';

export const efficientnet: Lesson = function* (networks) {
  yield* compoundScaling(networks);
};

const steps = [0, 1, 2, 3, 4, 5, 6];
const ways = ['compound', 'resolution', 'width', 'depth'] as const;
type Way = (typeof ways)[number];

function numberOf({ arguments: values }: LoweredGraph, name: string): number {
  const value = values[name];
  assert(typeof value === 'number', `${name} is a number`);
  return value;
}

/** The arguments of B0 made larger in one way, by the proportions of the family. */
function valuesOf(way: Way, phi: number, base: LoweredGraph): ArgumentValues {
  switch (way) {
    case 'compound':
      return { phi };
    case 'resolution':
      return { resolution: Math.round(numberOf(base, 'resolution') * numberOf(base, 'gamma') ** phi) };
    case 'width':
      return { width: numberOf(base, 'beta') ** phi };
    case 'depth':
      return { depth: numberOf(base, 'alpha') ** phi };
  }
}

/** B0 made larger in all three ways together, and in each alone by as much. */
function* compoundScaling(networks: Networks): Generator<LessonFigure | null> {
  const base = networks('efficientnet', 'b0');
  const lines: Line[] = [];
  for (const way of ways) {
    const points: (readonly [number, number])[] = [];
    for (const phi of steps) {
      points.push([phi, networks('efficientnet', 'b0', valuesOf(way, phi, base)).totals.macs]);
      yield null;
    }
    lines.push({ label: { key: `lesson.scaling.${way}` }, points });
  }
  const growth = lines.map(({ points }) => formatFactor((points.at(-1)?.[1] ?? 1) / base.totals.macs));
  const [compound = '', resolution = '', width = '', depth = ''] = growth;
  yield {
    title: { key: 'lesson.scaling.title' },
    text: { key: 'lesson.scaling.text', values: { phi: steps.at(-1) ?? 0, compound, resolution, width, depth } },
    chart: { kind: 'lines', unit: 'macs', x: { key: 'lesson.axis.phi' }, lines, isLogarithmic: true },
  };
}
