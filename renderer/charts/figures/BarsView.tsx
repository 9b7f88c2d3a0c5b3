import type { Bar, BarChart } from '../../../shared/lessons/Lesson.ts';
import { usedParts } from '../../../shared/lessons/usedParts.ts';
import { formatPercent } from '../../../shared/text/formatPercent.ts';
import { useText } from '../../stores/text.ts';
import styles from './BarsView.module.css';
import { formatExactly, formatFigure } from './formatFigure.ts';
import parts from './parts.module.css';
import { useLabel } from './useLabel.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Shares of less have no room for their figure. */
const legibleShare = 0.07;

/** Bars from left to right on one scale, with what they are worth at their ends; exactly on hover. */
export const BarsView = ({ chart }: { readonly chart: BarChart }) => {
  const { text } = useText();
  const { unit, bars } = chart;
  const most = Math.max(...bars.map(({ values }) => sum(values)));
  return (
    <div className={styles.chart}>
      {unit !== null && <div className={styles.unit}>{text(`lesson.unit.${unit}`)}</div>}
      {chart.parts.length > 0 && <Keys chart={chart} />}
      <dl className={styles.bars}>
        {bars.map((bar, index) => (
          // Bars have no identity but their place.
          <Row key={index} chart={chart} bar={bar} most={chart.isShare === true ? sum(bar.values) : most} />
        ))}
      </dl>
    </div>
  );
};

const partOf = ({ rest }: BarChart, index: number): number | 'rest' => (rest === index ? 'rest' : index);

const Keys = ({ chart }: { readonly chart: BarChart }) => {
  const write = useLabel();
  return (
    <ul className={styles.keys}>
      {usedParts(chart).map(index => (
        <li key={index} className={styles.key}>
          <span className={`${parts.part} ${styles.swatch}`} data-part={partOf(chart, index)} />
          {write(chart.parts[index] ?? '')}
        </li>
      ))}
    </ul>
  );
};

interface RowProps {
  readonly chart: BarChart;
  readonly bar: Bar;
  /** What the whole width stands for. */
  readonly most: number;
}

const Row = ({ chart, bar: { label, values }, most }: RowProps) => {
  const write = useLabel();
  const { unit, isShare = false } = chart;
  const total = sum(values);
  return (
    <>
      <dt className={styles.label}>{write(label)}</dt>
      <dd className={styles.track}>
        {values.map((value, index) => {
          if (value === 0) return null;
          const part = chart.parts[index];
          const name = part === undefined ? '' : `${write(part)}: `;
          const share = value < total ? ` (${formatPercent(value / total, 1)})` : '';
          return (
            <span
              // Parts have no identity but their place.
              key={index}
              className={`${parts.part} ${styles.segment}`}
              data-part={partOf(chart, index)}
              style={{ width: `${(100 * value) / most}%` }}
              title={`${name}${formatExactly(value, unit)}${share}`}
            >
              {isShare && value / total >= legibleShare && (
                <span className={styles.share}>{formatPercent(value / total, 0)}</span>
              )}
            </span>
          );
        })}
      </dd>
      <dd className={styles.value} title={formatExactly(total, unit)}>
        {formatFigure(total, unit)}
      </dd>
    </>
  );
};
