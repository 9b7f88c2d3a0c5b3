import type { ScheduleSettings } from '../../shared/training/scheduleSchema.ts';
import { learningRateAt } from '../../shared/training/learningRateAt.ts';
import { useText } from '../stores/text.ts';
import styles from './RatePlot.module.css';

interface RatePlotProps {
  readonly schedule: ScheduleSettings;
  readonly highest: number;
  readonly epochs: number;
}

const width = 200;
const height = 48;
const samples = 200;

/** The learning rate over the epochs of a run, at a glance. */
export const RatePlot = ({ schedule, highest, epochs }: RatePlotProps) => {
  const { text } = useText();
  const moment = { stepsPerEpoch: samples / epochs, totalSteps: samples };
  const rates = Array.from({ length: samples }, (_, index) =>
    learningRateAt(highest, schedule, { ...moment, step: index + 1 }),
  );
  const points = rates.map((rate, index) => {
    const x = (index / (samples - 1)) * width;
    const y = height - 1 - (rate / highest) * (height - 2);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const [first = 0] = rates;
  const last = rates.at(-1) ?? 0;
  const label = text('schedule.plot', { first: Number(first.toPrecision(2)), last: Number(last.toPrecision(2)) });
  return (
    <figure className={styles.plot}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption className={styles.ends}>
        <span>{text('schedule.highest', { rate: highest })}</span>
        <span>{text('schedule.epochs', { epochs })}</span>
      </figcaption>
    </figure>
  );
};
