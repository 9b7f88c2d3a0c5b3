import type { ReactNode } from 'react';
import styles from './Section.module.css';

interface SectionProps {
  readonly title?: string;
  /** Small buttons at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled group of rows in a panel. */
export const Section = ({ title, actions, children }: SectionProps) => (
  <div className={styles.section} role="group" aria-label={title}>
    {title !== undefined && (
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {actions}
      </header>
    )}
    {children}
  </div>
);
