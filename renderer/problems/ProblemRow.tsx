import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Problem } from '../../shared/base/problem.ts';
import type { GraphFix } from '../../shared/graph/GraphCommand.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { documents } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { problemFixes } from './problemFixes.ts';
import styles from './ProblemRow.module.css';

interface ProblemRowProps {
  readonly document: GraphDocument;
  readonly problem: Problem<GraphFix>;
  /** Where it lies, in words; left out where that is plain to see. */
  readonly place?: string;
  readonly onOpen?: (() => void) | undefined;
}

/** What is wrong, and what one click can do about it. */
export const ProblemRow = ({ document, problem: found, place, onOpen }: ProblemRowProps) => {
  const { text, problem } = useText();
  const isError = found.severity === 'error';
  const Icon = isError ? CircleAlert : TriangleAlert;
  const sentence = (
    <>
      <span className={styles.icon} data-severity={found.severity}>
        <Icon size={14} strokeWidth={1.5} aria-label={text(isError ? 'problems.error' : 'problems.warning')} />
      </span>
      <span className={styles.sentence}>{problem(found)}</span>
      {place !== undefined && <span className={styles.place}>{place}</span>}
    </>
  );
  return (
    <li className={styles.problem}>
      {onOpen ? (
        <button type="button" className={styles.line} onClick={onOpen}>
          {sentence}
        </button>
      ) : (
        <p className={styles.line}>{sentence}</p>
      )}
      <Fixes document={document} problem={found} />
    </li>
  );
};

const Fixes = ({ document, problem }: Pick<ProblemRowProps, 'document' | 'problem'>) => {
  const { text } = useText();
  const fixes = problemFixes(document, problem);
  if (fixes.length === 0) return null;
  return (
    <span className={styles.fixes}>
      {fixes.map(({ label, values, command }) => (
        <Button key={text(label, values)} onClick={() => void documents.run(command)}>
          {text(label, values)}
        </Button>
      ))}
    </span>
  );
};
