import { CircleAlert } from 'lucide-react';
import { StatusTotals } from '../problems/StatusTotals.tsx';
import { useLowered } from '../stores/documents.ts';
import { useText } from '../stores/text.ts';
import { joinClasses } from '../ui/joinClasses.ts';
import { EngineState } from './EngineState.tsx';
import { showBottomTab } from './panels.ts';
import styles from './StatusBar.module.css';

/** What the network costs, what is wrong with it, and whether it could be trained now. */
export const StatusBar = ({ isCovered }: { readonly isCovered: boolean }) => (
  <footer className={styles.bar}>
    <div className={styles.totals}>{!isCovered && <StatusTotals />}</div>
    {!isCovered && <ProblemCount />}
    <EngineState />
  </footer>
);

const ProblemCount = () => {
  const { text } = useText();
  const problems = useLowered()?.problems ?? [];
  if (problems.length === 0) return null;
  const isBad = problems.some(({ severity }) => severity === 'error');
  return (
    <button
      type="button"
      className={joinClasses(styles.button, isBad && styles.bad)}
      onClick={() => showBottomTab('problems')}
    >
      <CircleAlert size={12} strokeWidth={1.5} aria-hidden />
      {text('status.problems', { count: problems.length })}
    </button>
  );
};
