import type { ReactNode } from 'react';
import styles from './Finding.module.css';

interface FindingProps {
  readonly title: string;
  readonly sentence: string;
  readonly children: ReactNode;
}

/** Something that is found out: a title, a sentence, and what shows it. */
export const Finding = ({ title, sentence, children }: FindingProps) => (
  <section className={styles.finding}>
    <h3 className={styles.title}>{title}</h3>
    <p className={styles.sentence}>{sentence}</p>
    {children}
  </section>
);
