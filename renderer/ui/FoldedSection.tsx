import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import styles from './FoldedSection.module.css';
import section from './Section.module.css';

interface FoldedSectionProps {
  readonly title: string;
  /** What holds inside, in a word, while it is closed. */
  readonly summary: string;
  readonly children: ReactNode;
}

const opened = new Set<string>();

/** A group of rows that most people need not see: closed until somebody opens it, and remembered while the window lives. */
export const FoldedSection = ({ title, summary, children }: FoldedSectionProps) => {
  const [isOpen, setOpen] = useState(() => opened.has(title));
  const toggle = () => {
    if (isOpen) opened.delete(title);
    else opened.add(title);
    setOpen(!isOpen);
  };
  return (
    <div className={section.section} role="group" aria-label={title}>
      <h3>
        <button type="button" className={styles.head} aria-expanded={isOpen} onClick={toggle}>
          <ChevronRight className={styles.arrow} size={14} strokeWidth={1.5} aria-hidden />
          <span className={styles.title}>{title}</span>
          {!isOpen && <span className={styles.summary}>{summary}</span>}
        </button>
      </h3>
      {isOpen && children}
    </div>
  );
};
