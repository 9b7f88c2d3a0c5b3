import type uPlot from 'uplot';
import { type AxesStyle, axesOf, toLogarithm, valueScale } from './chartAxes.ts';
import type { ChartColours } from './chartColours.ts';
import type { Curve } from './buildCurve.ts';
import { drawMark } from './drawMark.ts';

export interface CurveStyle extends AxesStyle {
  readonly colours: ChartColours;
  readonly bestLabel: (epoch: number) => string;
  /** Charts with the same key share their crosshair. */
  readonly syncKey: string;
}

/** uPlot's data: the steps, then the series in their order; on a logarithmic scale as powers of ten. */
export function curveData({ steps, raw, smoothed, validation }: Curve, isLogarithmic: boolean): uPlot.AlignedData {
  const series = [raw, smoothed, validation].map(values => (isLogarithmic ? values.map(toLogarithm) : [...values]));
  return [[...steps], ...series];
}

/** Marks the end of the epoch with the lowest validation loss. */
function drawBest(chart: uPlot, { best }: Curve, { colours, bestLabel, isShare }: CurveStyle): void {
  if (best !== null) drawMark(chart, { at: best.step, label: bestLabel(best.epoch) }, colours.text, isShare);
}

/** How a curve is drawn: single batches faint, their average strong, validation dashed, the best epoch marked. */
export function curveOptions(
  style: CurveStyle,
  size: { readonly width: number; readonly height: number },
  curve: () => Curve,
  onCursor: (index: number | null) => void,
): uPlot.Options {
  const { colours } = style;
  return {
    ...size,
    padding: [8, 12, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      sync: { key: style.syncKey, setSeries: false },
      points: { size: 6 },
    },
    scales: { x: { time: false }, y: valueScale(style) },
    axes: axesOf(style),
    series: [
      {},
      { stroke: colours.faint, width: 1, points: { show: false }, spanGaps: true },
      { stroke: colours.train, width: 2, points: { show: false }, spanGaps: true },
      {
        stroke: colours.validation,
        width: 2,
        dash: [5, 4],
        spanGaps: true,
        points: { show: true, size: 5, fill: colours.validation },
      },
    ],
    hooks: {
      draw: [chart => drawBest(chart, curve(), style)],
      setCursor: [({ cursor }) => onCursor(cursor.idx ?? null)],
    },
  };
}
