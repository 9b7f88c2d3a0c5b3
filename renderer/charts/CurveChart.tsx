import 'uplot/dist/uPlot.min.css';
import { formatLoss } from '../../shared/text/formatLoss.ts';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { useText } from '../stores/text.ts';
import type { Curve } from './buildCurve.ts';
import styles from './CurveChart.module.css';
import { chartColours } from './chartColours.ts';
import { curveData, curveOptions } from './curveOptions.ts';
import { useThemeKey } from './useThemeKey.ts';

interface CurveChartProps {
  readonly title: string;
  readonly curve: Curve;
  readonly isShare?: boolean;
  readonly isLogarithmic?: boolean;
  readonly syncKey: string;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
}

/** A metric over the steps of a run. The keys above it tell the values under the crosshair, or the latest. */
export const CurveChart = ({
  title,
  curve,
  isShare = false,
  isLogarithmic = false,
  syncKey,
  actions,
}: CurveChartProps) => {
  const { text } = useText();
  const [index, setIndex] = useState<number | null>(null);
  const plot = usePlot({ curve, isShare, isLogarithmic, syncKey, onCursor: setIndex });
  const at = index === null || index >= curve.steps.length ? null : index;
  const steps = curve.steps.at(-1) ?? 0;
  return (
    <figure className={styles.chart} aria-label={text('chart.describe', { title, steps })}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{title}</span>
        <span className={styles.keys}>
          <Key
            className={styles.train}
            label={text('chart.train')}
            value={valueAt(curve.smoothed, at)}
            isShare={isShare}
          />
          <Key
            className={styles.validation}
            label={text('chart.validation')}
            value={valueAt(curve.validation, at)}
            isShare={isShare}
            isDashed
          />
        </span>
        {actions}
      </figcaption>
      <div ref={plot} className={styles.plot} />
    </figure>
  );
};

/** The value at an index or the last one before it; the very last where there is no index. */
const valueAt = (values: readonly (number | null)[], index: number | null): number | null =>
  values.slice(0, index === null ? undefined : index + 1).findLast(value => value !== null) ?? null;

interface KeyProps {
  readonly className: string | undefined;
  readonly label: string;
  readonly value: number | null;
  readonly isShare: boolean;
  readonly isDashed?: boolean;
}

const Key = ({ className, label, value, isShare, isDashed = false }: KeyProps) => (
  <span className={styles.key} title={label}>
    <svg width="16" height="2" aria-hidden className={className}>
      <line x1="0" y1="1" x2="16" y2="1" strokeWidth="2" strokeDasharray={isDashed ? '4 3' : undefined} />
    </svg>
    <span className={styles.label}>{label}</span>
    {value !== null && (
      <span className={styles.value}>{isShare ? `${(value * 100).toFixed(1)} %` : formatLoss(value)}</span>
    )}
  </span>
);

type PlotProps = Required<Pick<CurveChartProps, 'curve' | 'isShare' | 'isLogarithmic' | 'syncKey'>> & {
  readonly onCursor: (index: number | null) => void;
};

/** Keeps a uPlot in an element: made anew when its look changes, fed when only its data do. */
function usePlot({ curve, isShare, isLogarithmic, syncKey, onCursor }: PlotProps) {
  const { text, locale } = useText();
  const theme = useThemeKey();
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(null);
  const latest = useRef(curve);
  useEffect(() => {
    latest.current = curve;
    chart.current?.setData(curveData(curve, isLogarithmic));
  }, [curve, isLogarithmic]);
  useEffect(() => {
    const host = element.current;
    if (host === null || theme === '') return;
    const style = {
      colours: chartColours(host),
      isShare,
      isLogarithmic,
      syncKey,
      locale,
      stepLabel: text('chart.axis.step'),
      bestLabel: (epoch: number) => text('chart.best', { epoch }),
    };
    const size = { width: host.clientWidth, height: host.clientHeight };
    const made = new uPlot(
      curveOptions(style, size, () => latest.current, onCursor),
      curveData(latest.current, isLogarithmic),
      host,
    );
    chart.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: host.clientWidth, height: host.clientHeight }));
    observer.observe(host);
    return () => {
      observer.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [theme, isShare, isLogarithmic, syncKey, locale, text, onCursor]);
  return element;
}
