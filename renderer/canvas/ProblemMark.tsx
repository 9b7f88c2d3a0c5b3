import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Problem } from '../../shared/base/problem.ts';
import { useText } from '../stores/text.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './ProblemMark.module.css';

/** The worst of some problems. */
export const severityOf = (problems: readonly Problem[]): Problem['severity'] | undefined =>
  problems.find(({ severity }) => severity === 'error')?.severity ?? problems[0]?.severity;

/** The mark on a node that has a problem, with the sentences when the pointer rests on it. */
export const ProblemMark = ({ problems }: { readonly problems: readonly Problem[] }) => {
  const { problem } = useText();
  const severity = severityOf(problems);
  const sentences = problems.map(found => problem(found)).join('\n');
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <Tooltip label={<span className={styles.sentences}>{sentences}</span>} side="right">
      <span className={styles.mark} data-severity={severity} role="img" aria-label={sentences}>
        <Icon size={14} strokeWidth={1.75} aria-hidden />
      </span>
    </Tooltip>
  );
};
