import { X } from 'lucide-react';
import type { Job } from '../../shared/jobs/Job.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatDuration } from '../../shared/text/formatDuration.ts';
import { invoke } from '../client/client.ts';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Progress } from '../ui/Progress.tsx';
import { announceFailure } from './importing.ts';
import styles from './RunningImport.module.css';

/** An import that goes on: how far it is, how fast it goes, and the way to stop it. */
export const RunningImport = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  const { progress } = job;
  const isCounting = progress?.phase === 'importing' && progress.total > 0;
  const figures = [
    progress?.rate === undefined ? null : text('run.rate', { rate: formatCount(progress.rate) }),
    progress?.remainingMs === undefined ? null : text('run.remaining', { time: formatDuration(progress.remainingMs) }),
  ].filter(figure => figure !== null);
  return (
    <div className={styles.running} role="status">
      <div className={styles.head}>
        <span className={styles.name}>{text('import.running', { name: job.title })}</span>
        <IconButton
          size="small"
          label={text('import.cancel')}
          icon={<X size={14} strokeWidth={1.5} />}
          onClick={() => void invoke('job.cancel', { jobId: job.id }).catch(announceFailure)}
        />
      </div>
      <Progress value={isCounting ? progress.done / progress.total : null} label={text('import.progress')} />
      <span className={styles.figures}>{figures.join(' · ') || text('run.phase.preparing')}</span>
    </div>
  );
};
