import styles from './Details.module.css';

interface DetailsProps {
  readonly label: string;
  readonly text: string;
}

/** What only somebody who looks for the cause wants to read. */
export const Details = ({ label, text }: DetailsProps) => (
  <details className={styles.details}>
    <summary className={styles.summary}>{label}</summary>
    <pre className={styles.text}>{text}</pre>
  </details>
);
