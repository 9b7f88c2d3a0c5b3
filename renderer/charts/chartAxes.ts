import type uPlot from 'uplot';
import type { ChartColours } from './chartColours.ts';

/** What the axes of a chart of steps and values look like. */
export interface AxesStyle {
  readonly colours: Pick<ChartColours, 'text' | 'grid'>;
  /** Shares are shown in percent and end at 100 %. */
  readonly isShare: boolean;
  readonly isLogarithmic: boolean;
  readonly stepLabel: string;
  readonly locale: string;
}

export const chartFont = '11px "Inter Variable", "Pretendard Variable", sans-serif';

/** Values on a logarithmic scale are drawn as powers of ten; what has no logarithm is a gap. */
export const toLogarithm = (value: number | null): number | null =>
  value === null || value <= 0 ? null : Math.log10(value);

/** Steps along, values up. */
export function axesOf({ colours, isShare, isLogarithmic, stepLabel, locale }: AxesStyle): uPlot.Axis[] {
  const shared = {
    stroke: colours.text,
    font: chartFont,
    labelFont: chartFont,
    grid: { stroke: colours.grid, width: 1 },
    ticks: { show: false },
  };
  const digits = isLogarithmic ? 2 : 3;
  // Compact: there is room for `100K`, not for `100,000`.
  const plain = new Intl.NumberFormat(locale, { maximumSignificantDigits: digits, notation: 'compact' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const write = (tick: number): string =>
    isShare ? percent.format(tick) : plain.format(isLogarithmic ? 10 ** tick : tick);
  return [
    { ...shared, grid: { show: false }, size: 22, gap: 4, label: stepLabel, labelSize: 16, labelGap: 0, space: 64 },
    {
      ...shared,
      size: 48,
      gap: 6,
      space: 32,
      ...(isLogarithmic ? { incrs: [1 / 3, 1, 2, 3] } : {}),
      values: (_chart, ticks) => ticks.map((tick: number | null) => (tick === null ? null : write(tick))),
    },
  ];
}

/** An axis of shares shows this much at least: it has no steps where all of its values are 100 %. */
const leastShare = 0.02;

/** Losses begin at zero, shares end at one. */
export function valueScale({ isShare, isLogarithmic }: AxesStyle): uPlot.Scale {
  if (isLogarithmic) return { range: (_chart, min, max) => [min - 0.05, max + 0.05] };
  if (isShare) return { range: (_chart, min) => [Math.max(0, Math.min(min - (1 - min) * 0.08, 1 - leastShare)), 1] };
  return { range: (_chart, _min, max) => [0, max * 1.05 || 1] };
}
