import type { Spread } from '../../shared/training/TrainingStatistics.ts';
import styles from './SpreadBars.module.css';

interface SpreadBarsProps {
  readonly spread: Spread;
  readonly label: string;
}

const height = 16;
const barWidth = 4;

/** A small histogram; where zero lies, there is a line. */
export const SpreadBars = ({ spread: { counts, low, high }, label }: SpreadBarsProps) => {
  const most = Math.max(1, ...counts);
  const width = Math.max(1, counts.length) * barWidth;
  const bars = counts
    .map((count, index) => {
      const tall = count === 0 ? 0 : Math.max(0.75, (count / most) * (height - 1));
      return `M${index * barWidth} ${height}v${-tall}h${barWidth - 1}v${tall}z`;
    })
    .join('');
  const zero = low < 0 && high > 0 ? (-low / (high - low)) * width : null;
  return (
    <svg className={styles.bars} width={width} height={height} role="img" aria-label={label}>
      <path d={bars} />
      {zero !== null && <line x1={zero} x2={zero} y1={0} y2={height} />}
    </svg>
  );
};
