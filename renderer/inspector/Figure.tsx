import styles from './Figure.module.css';

interface FigureProps {
  readonly label: string;
  readonly value: string;
  /** The exact value, shown on hover. */
  readonly exact?: string;
  /** Shown quietly after the value. */
  readonly note?: string | undefined;
}

/** A line of facts: what it is, how much it is. */
export const Figure = ({ label, value, exact, note }: FigureProps) => (
  <div className={styles.figure} title={exact}>
    <span className={styles.label}>{label}</span>
    <span className={styles.value}>
      {value}
      {note !== undefined && <span className={styles.note}> {note}</span>}
    </span>
  </div>
);
