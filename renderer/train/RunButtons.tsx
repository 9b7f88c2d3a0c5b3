import { Pause, Play, Square } from 'lucide-react';
import type { Job } from '../../shared/jobs/Job.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { controlJob } from './controlJob.ts';
import styles from './RunButtons.module.css';

/** Pause or resume, and stop. */
export const RunButtons = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  const isPaused = job.state === 'paused';
  const Icon = isPaused ? Play : Pause;
  return (
    <div className={styles.buttons}>
      <Button
        icon={<Icon size={14} strokeWidth={1.5} />}
        disabled={job.state === 'queued'}
        onClick={() => void controlJob(isPaused ? 'job.resume' : 'job.pause', job.id)}
      >
        {text(isPaused ? 'train.resume' : 'train.pause')}
      </Button>
      <Button
        variant="danger"
        icon={<Square size={12} strokeWidth={1.5} />}
        onClick={() => void controlJob('job.cancel', job.id)}
      >
        {text('train.stop')}
      </Button>
    </div>
  );
};
