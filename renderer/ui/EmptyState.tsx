import type { ReactElement, ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  readonly icon?: ReactElement;
  /** One sentence: what belongs here. */
  readonly children: ReactNode;
  /** The one next step. */
  readonly action?: ReactElement | undefined;
}

/** What a view says while it has nothing to show. */
export const EmptyState = ({ icon, children, action }: EmptyStateProps) => (
  <div className={styles.empty}>
    {icon !== undefined && <span className={styles.icon}>{icon}</span>}
    <p className={styles.text}>{children}</p>
    {action}
  </div>
);
