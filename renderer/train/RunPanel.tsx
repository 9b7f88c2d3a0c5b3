import { Activity } from 'lucide-react';
import { useText } from '../stores/text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { EpochTable } from './EpochTable.tsx';
import { RunCurves } from './RunCurves.tsx';
import styles from './RunPanel.module.css';
import { RunResult } from './RunResult.tsx';
import { RunStatus } from './RunStatus.tsx';
import { WaitingRuns } from './WaitingRuns.tsx';
import { useShownRun } from '../stores/shownRun.ts';

/** A training run: how far it is and what came of it, its curves, its epochs. */
export const RunPanel = () => {
  const { text } = useText();
  const job = useShownRun();
  if (job === null) {
    return <EmptyState icon={<Activity size={20} strokeWidth={1.5} />}>{text('run.empty')}</EmptyState>;
  }
  return (
    <div className={styles.panel}>
      <div className={styles.column}>
        <RunStatus job={job} />
        <RunResult job={job} />
        <WaitingRuns />
      </div>
      <RunCurves job={job} />
      <div className={styles.column}>
        <EpochTable job={job} />
      </div>
    </div>
  );
};
