import type { Line, LineChart } from '../../../shared/lessons/Lesson.ts';
import { useText } from '../../stores/text.ts';
import { linearTicks, logarithmicTicks, spreadLabels } from './axis.ts';
import { formatExactly, formatTick } from './formatFigure.ts';
import styles from './LinesView.module.css';
import parts from './parts.module.css';
import { useLabel } from './useLabel.ts';

const size = { width: 608, height: 208 };
const plot = { left: 44, right: 480, top: 8, bottom: 172 };
const labelGap = 14;

interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

function scalesOf({ lines, isLogarithmic = false }: LineChart): Scales {
  const points = lines.flatMap(line => line.points);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [least, most] = [Math.min(...xs), Math.max(...xs)];
  const yTicks = isLogarithmic
    ? logarithmicTicks(Math.min(...ys), Math.max(...ys))
    : linearTicks(Math.min(...ys), Math.max(...ys));
  const along = isLogarithmic ? Math.log : (value: number) => value;
  const [low, high] = [along(yTicks[0] ?? 0), along(yTicks.at(-1) ?? 1)];
  return {
    x: value => plot.left + ((value - least) / Math.max(1, most - least)) * (plot.right - plot.left),
    y: value => plot.bottom - ((along(value) - low) / (high - low)) * (plot.bottom - plot.top),
    xTicks: linearTicks(least, most, 6).filter(tick => Number.isInteger(tick) && tick >= least && tick <= most),
    yTicks,
  };
}

/** Lines named at their ends; every value exactly on hover. */
export const LinesView = ({ chart, label }: { readonly chart: LineChart; readonly label: string }) => {
  const { text } = useText();
  const scales = scalesOf(chart);
  return (
    <div className={styles.chart}>
      <div className={styles.unit}>{text(`lesson.unit.${chart.unit}`)}</div>
      <svg className={styles.plot} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
        <Axes chart={chart} scales={scales} />
        <Lines chart={chart} scales={scales} />
      </svg>
    </div>
  );
};

interface PlotProps {
  readonly chart: LineChart;
  readonly scales: Scales;
}

const Axes = ({ chart, scales: { x, y, xTicks, yTicks } }: PlotProps) => {
  const write = useLabel();
  return (
    <g className={styles.axes}>
      {yTicks.map(tick => (
        <g key={tick}>
          <line x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} />
          <text x={plot.left - 8} y={y(tick) + 4} textAnchor="end">
            {formatTick(tick)}
          </text>
        </g>
      ))}
      {xTicks.map(tick => (
        <text key={tick} x={x(tick)} y={plot.bottom + 16} textAnchor="middle">
          {formatTick(tick)}
        </text>
      ))}
      <text x={(plot.left + plot.right) / 2} y={size.height - 4} textAnchor="middle">
        {write(chart.x)}
      </text>
    </g>
  );
};

const pathOf = ({ points }: Line, { x, y }: Scales): string =>
  points.map(([at, value]) => `${x(at)},${y(value)}`).join(' ');

const Lines = ({ chart, scales }: PlotProps) => (
  <>
    {chart.lines
      .filter(({ isBackground }) => isBackground)
      .map((line, index) => (
        <BackgroundLine key={index} line={line} scales={scales} />
      ))}
    <NamedLines chart={chart} scales={scales} />
  </>
);

const BackgroundLine = ({ line, scales }: { readonly line: Line; readonly scales: Scales }) => {
  const write = useLabel();
  return (
    <g className={styles.background}>
      <polyline points={pathOf(line, scales)}>
        <title>{write(line.label)}</title>
      </polyline>
    </g>
  );
};

const NamedLines = ({ chart: { lines, unit }, scales }: PlotProps) => {
  const write = useLabel();
  const { x, y } = scales;
  const named = lines.filter(({ isBackground }) => !isBackground);
  const ends = named.map(({ points }) => points.at(-1) ?? [0, 0]);
  const labels = spreadLabels(
    ends.map(([, value]) => y(value)),
    labelGap,
  );
  return named.map((line, index) => (
    <g key={write(line.label)} className={`${parts.part} ${styles.line}`} data-part={index}>
      <polyline points={pathOf(line, scales)} />
      {line.points.map(([at, value]) => (
        <circle key={at} cx={x(at)} cy={y(value)} r="2.5">
          <title>{`${write(line.label)}, ${at}: ${formatExactly(value, unit)}`}</title>
        </circle>
      ))}
      <text x={x(ends[index]?.[0] ?? 0) + 8} y={(labels[index] ?? 0) + 4}>
        {write(line.label)}
      </text>
    </g>
  ));
};
