import { Progress as BaseProgress } from '@base-ui/react/progress';
import styles from './Progress.module.css';

interface ProgressProps {
  /** Share that is done, 0..1; null while nobody knows. */
  readonly value: number | null;
  readonly label: string;
}

/** How far something has got. The words beside it (rate, time left) are the caller's. */
export const Progress = ({ value, label }: ProgressProps) => (
  <BaseProgress.Root className={styles.root} value={value} max={1} aria-label={label}>
    <BaseProgress.Track className={styles.track}>
      <BaseProgress.Indicator className={styles.indicator} />
    </BaseProgress.Track>
  </BaseProgress.Root>
);
