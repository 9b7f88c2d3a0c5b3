import { formatCount } from '../../shared/text/formatCount.ts';
import { useText } from '../stores/text.ts';
import styles from './ClassHistogram.module.css';

interface ClassHistogramProps {
  readonly labels: readonly string[];
  /** Images of each class; null until they are known. */
  readonly counts: readonly number[] | null;
  /** The class that is shown; null shows all. */
  readonly chosen: number | null;
  readonly onChoose: (classIndex: number | null) => void;
}

/** How many images each class has. A class that is pressed is shown alone. */
export const ClassHistogram = ({ labels, counts, chosen, onChoose }: ClassHistogramProps) => {
  const { text } = useText();
  const most = Math.max(1, ...(counts ?? []));
  return (
    <section className={styles.histogram} aria-label={text('datasets.classes')}>
      <button type="button" className={styles.row} aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        <span className={styles.label}>{text('datasets.allClasses')}</span>
        <span className={styles.count}>{counts && formatCount(counts.reduce((sum, count) => sum + count, 0))}</span>
      </button>
      {labels.map((label, index) => {
        const count = counts?.[index] ?? 0;
        return (
          <button
            key={label}
            type="button"
            className={styles.row}
            aria-pressed={chosen === index}
            onClick={() => onChoose(chosen === index ? null : index)}
          >
            <span className={styles.label}>{label}</span>
            <span className={styles.count}>{counts && formatCount(count)}</span>
            <span className={styles.track}>
              <span className={styles.bar} style={{ scale: `${count / most} 1` }} />
            </span>
          </button>
        );
      })}
    </section>
  );
};
