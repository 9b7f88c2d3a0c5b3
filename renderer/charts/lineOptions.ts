import type uPlot from 'uplot';
import { type AxesStyle, axesOf, toLogarithm, valueScale } from './chartAxes.ts';
import { drawMark, type Mark } from './drawMark.ts';

/** A line of a chart: as many values as places. */
export interface Line {
  readonly key: string;
  readonly label: string;
  /** A custom property of the style sheets: `--accent`. */
  readonly colour: string;
  readonly isDashed?: boolean;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

export interface LinesStyle extends AxesStyle {
  /** Of each line, computed. */
  readonly strokes: readonly string[];
  readonly isLogarithmicX: boolean;
  /** Where somebody should look, in the units of the lines. */
  readonly mark: Mark | null;
}

/**
 * uPlot's data: every place of any line once, in order; where a line has no value there is a gap to be spanned. What is
 * on a logarithmic scale becomes a power of ten; places that have no logarithm are left out.
 */
export function linesData(lines: readonly Line[], isLogarithmic: boolean, isLogarithmicX: boolean): uPlot.AlignedData {
  const places = [...new Set(lines.flatMap(({ x }) => x))].sort((a, b) => a - b);
  const kept = isLogarithmicX ? places.filter(place => place > 0) : places;
  const rowOf = new Map(kept.map((place, row) => [place, row]));
  const columns = lines.map(({ x, y }) => {
    const column = Array<number | null>(kept.length).fill(null);
    x.forEach((place, index) => {
      const row = rowOf.get(place);
      const value = y[index] ?? null;
      if (row !== undefined) column[row] = isLogarithmic ? toLogarithm(value) : value;
    });
    return column;
  });
  return [isLogarithmicX ? kept.map(Math.log10) : kept, ...columns];
}

/** One, two and five of every power of ten in a range, as powers of ten. */
export function logarithmicSplits(min: number, max: number): number[] {
  const splits: number[] = [];
  const digits = max - min > 3 ? [1] : [1, 2, 5];
  for (let power = Math.floor(min); power <= max; power += 1) {
    splits.push(...digits.map(digit => power + Math.log10(digit)).filter(split => split >= min && split <= max));
  }
  return splits;
}

function logarithmicSteps(locale: string): Pick<uPlot.Axis, 'splits' | 'values'> {
  const format = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2, notation: 'compact' });
  return {
    splits: (_chart, _axis, min, max) => logarithmicSplits(min, max),
    values: (_chart, ticks) => ticks.map((tick: number) => format.format(10 ** tick)),
  };
}

/** How several lines are drawn in one chart. `onCursor` hears of the place under the crosshair. */
export function linesOptions(
  style: LinesStyle,
  lines: readonly Pick<Line, 'label' | 'isDashed'>[],
  size: { readonly width: number; readonly height: number },
  onCursor: (place: number | null) => void,
): uPlot.Options {
  const { strokes, isLogarithmicX, locale, mark, colours, isShare } = style;
  const [along, up] = axesOf(style);
  const hear = ({ cursor, data }: uPlot): void => {
    const place = data[0][cursor.idx ?? -1];
    onCursor(place === undefined ? null : isLogarithmicX ? 10 ** place : place);
  };
  const drawMarkIn = (chart: uPlot): void => {
    if (mark === null) return;
    const at = isLogarithmicX ? Math.log10(mark.at) : mark.at;
    drawMark(chart, { ...mark, at }, colours.text, isShare);
  };
  return {
    ...size,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
    scales: { x: { time: false }, y: valueScale(style) },
    axes: [{ ...along, ...(isLogarithmicX ? logarithmicSteps(locale) : {}) }, up ?? {}],
    series: [
      {},
      ...lines.map(({ label, isDashed = false }, index) => ({
        label,
        stroke: strokes[index] ?? 'gray',
        width: 1.75,
        spanGaps: true,
        points: { show: false },
        ...(isDashed ? { dash: [5, 4] } : {}),
      })),
    ],
    hooks: { setCursor: [hear], draw: [drawMarkIn] },
  };
}
