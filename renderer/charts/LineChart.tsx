import 'uplot/dist/uPlot.min.css';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { formatLoss } from '../../shared/text/formatLoss.ts';
import { useText } from '../stores/text.ts';
import { computeColour } from './chartColours.ts';
import styles from './CurveChart.module.css';
import type { Mark } from './drawMark.ts';
import { type Line, linesData, linesOptions } from './lineOptions.ts';
import { useThemeKey } from './useThemeKey.ts';

interface LineChartProps {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly xLabel: string;
  readonly isShare?: boolean;
  readonly isLogarithmic?: boolean;
  readonly isLogarithmicX?: boolean;
  readonly mark?: Mark | null;
  /** Names the lines above the plot, with their values under the crosshair. */
  readonly hasKeys?: boolean;
  readonly actions?: ReactNode;
}

/** Several lines over one axis. */
export const LineChart = ({ title, lines, hasKeys = true, actions, ...look }: LineChartProps) => {
  const { text } = useText();
  const [place, setPlace] = useState<number | null>(null);
  const plot = useLines(lines, look, setPlace);
  return (
    <figure className={styles.chart} aria-label={text('chart.lines', { title, count: lines.length })}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{title}</span>
        <span className={styles.keys}>
          {hasKeys &&
            lines.map(line => <Key key={line.key} line={line} place={place} isShare={look.isShare ?? false} />)}
        </span>
        {actions}
      </figcaption>
      <div ref={plot} className={styles.plot} />
    </figure>
  );
};

/** The value at a place or the last one before it; the very last where there is no place. */
function valueAt({ x, y }: Line, place: number | null): number | null {
  const known = place === null ? y : y.filter((_, index) => (x[index] ?? 0) <= place);
  return known.findLast(value => value !== null) ?? null;
}

interface KeyProps {
  readonly line: Line;
  readonly place: number | null;
  readonly isShare: boolean;
}

const Key = ({ line, place, isShare }: KeyProps) => {
  const value = valueAt(line, place);
  return (
    <span className={styles.key} title={line.label}>
      <svg width="16" height="2" aria-hidden style={{ stroke: `var(${line.colour})` }}>
        <line
          x1="0"
          y1="1"
          x2="16"
          y2="1"
          strokeWidth="2"
          strokeDasharray={line.isDashed === true ? '4 3' : undefined}
        />
      </svg>
      <span className={styles.label}>{line.label}</span>
      {value !== null && <span className={styles.value}>{isShare ? formatPercent(value, 1) : formatLoss(value)}</span>}
    </span>
  );
};

type Look = Pick<LineChartProps, 'xLabel' | 'isShare' | 'isLogarithmic' | 'isLogarithmicX' | 'mark'>;

/** Keeps a uPlot in an element: made anew when its look or its lines' names change, fed when only values do. */
function useLines(lines: readonly Line[], look: Look, onCursor: (place: number | null) => void) {
  const { locale } = useText();
  const theme = useThemeKey();
  const { xLabel, isShare = false, isLogarithmic = false, isLogarithmicX = false, mark = null } = look;
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);
  const data = useMemo(() => linesData(lines, isLogarithmic, isLogarithmicX), [lines, isLogarithmic, isLogarithmicX]);
  const latest = useRef({ lines, data });
  const names = lines.map(({ key, label, colour, isDashed }) => [key, label, colour, isDashed]).join();
  useEffect(() => {
    latest.current = { lines, data };
    chart.current?.setData(data);
  }, [lines, data]);
  useEffect(() => {
    const host = element.current;
    if (host === null || theme === '' || names === '') return;
    const size = { width: host.clientWidth, height: host.clientHeight };
    const style = {
      colours: { text: computeColour(host, '--text-3'), grid: computeColour(host, '--chart-grid') },
      strokes: latest.current.lines.map(({ colour }) => computeColour(host, colour)),
      isShare,
      isLogarithmic,
      isLogarithmicX,
      mark,
      stepLabel: xLabel,
      locale,
    };
    const made = new uPlot(linesOptions(style, latest.current.lines, size, onCursor), latest.current.data, host);
    chart.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: host.clientWidth, height: host.clientHeight }));
    observer.observe(host);
    return () => {
      observer.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [theme, names, isShare, isLogarithmic, isLogarithmicX, mark, xLabel, locale, onCursor]);
  return element;
}
