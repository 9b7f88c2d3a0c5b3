import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { Job } from '../../shared/jobs/Job.ts';
import { useWaitingTrainings } from '../stores/jobs.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { controlJob, moveJob } from './controlJob.ts';
import styles from './WaitingRuns.module.css';

const icon = { size: 12, strokeWidth: 1.5 } as const;

/** The trainings that wait for their turn, the next one first: they can change places, and be taken out. */
export const WaitingRuns = () => {
  const { text } = useText();
  const waiting = useWaitingTrainings();
  if (waiting.length === 0) return null;
  const clear = (): void => {
    for (const { id } of waiting) void controlJob('job.cancel', id);
  };
  return (
    <section aria-label={text('queue.title')}>
      <div className={styles.head}>
        <h3 className={styles.title}>{text('queue.title')}</h3>
        {waiting.length > 1 && (
          <Button variant="quiet" onClick={clear}>
            {text('queue.clear')}
          </Button>
        )}
      </div>
      <ol className={styles.list}>
        {waiting.map((job, place) => (
          <WaitingRun key={job.id} job={job} isFirst={place === 0} isLast={place === waiting.length - 1} />
        ))}
      </ol>
    </section>
  );
};

interface WaitingRunProps {
  readonly job: Job;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const WaitingRun = ({ job: { id, title }, isFirst, isLast }: WaitingRunProps) => {
  const { text } = useText();
  return (
    <li className={styles.run}>
      <span className={styles.name} title={title}>
        {title}
      </span>
      <IconButton
        size="small"
        label={text('queue.earlier', { name: title })}
        icon={<ChevronUp {...icon} />}
        disabled={isFirst}
        onClick={() => void moveJob(id, -1)}
      />
      <IconButton
        size="small"
        label={text('queue.later', { name: title })}
        icon={<ChevronDown {...icon} />}
        disabled={isLast}
        onClick={() => void moveJob(id, 1)}
      />
      <IconButton
        size="small"
        label={text('queue.remove', { name: title })}
        icon={<X {...icon} />}
        onClick={() => void controlJob('job.cancel', id)}
      />
    </li>
  );
};
