import type { Job } from '../../shared/jobs/Job.ts';
import { useRunningJob, useWaitingTrainings } from '../stores/jobs.ts';
import { useText } from '../stores/text.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './RunChip.module.css';
import { shareOf, useSteadyProgress } from './runProgress.ts';

const radius = 5.5;
const circumference = 2 * Math.PI * radius;

interface RunChipProps {
  readonly onOpen: () => void;
}

/** The run that is going on, small enough for the title bar; it leads to its panel. */
export const RunChip = ({ onOpen }: RunChipProps) => {
  const job = useRunningJob('train');
  return job === null ? null : <Chip job={job} onOpen={onOpen} />;
};

const Chip = ({ job, onOpen }: RunChipProps & { readonly job: Job }) => {
  const { text } = useText();
  const waiting = useWaitingTrainings().length;
  const share = shareOf(useSteadyProgress(job));
  const figures =
    job.state !== 'running' || share === null ? text(`run.state.${job.state}`) : `${Math.floor(share * 100)} %`;
  return (
    <Tooltip label={text('run.open')}>
      <button type="button" className={styles.chip} onClick={onOpen}>
        <svg className={styles.ring} width="14" height="14" fill="none" strokeWidth="2" aria-hidden>
          <circle className={styles.track} cx="7" cy="7" r={radius} />
          <circle
            className={styles.done}
            cx="7"
            cy="7"
            r={radius}
            strokeDasharray={`${(share ?? 0) * circumference} ${circumference}`}
          />
        </svg>
        <span className={styles.name}>{job.title}</span>
        <span className={styles.figures}>{figures}</span>
        {waiting > 0 && <span className={styles.figures}>{text('run.waiting', { count: waiting })}</span>}
      </button>
    </Tooltip>
  );
};
