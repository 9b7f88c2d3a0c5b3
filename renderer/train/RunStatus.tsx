import { FolderOpen } from 'lucide-react';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatDuration } from '../../shared/text/formatDuration.ts';
import { invoke } from '../client/client.ts';
import { useJobs } from '../stores/jobs.ts';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { RunButtons } from './RunButtons.tsx';
import { RunFailure } from './RunFailure.tsx';
import styles from './RunStatus.module.css';
import { shareOf, useSteadyProgress } from './runProgress.ts';
import { showRunOf } from './shownRun.ts';

/** Which run, what it is busy with, how fast, how long still. */
export const RunStatus = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  return (
    <>
      <RunSelect job={job} />
      <div className={styles.head}>
        <p className={styles.state} role="status">
          <span className={styles.dot} data-state={job.state} />
          {describeState(job, text)}
        </p>
        <RevealRun job={job} />
      </div>
      {job.error !== null && <RunFailure failure={job.error} />}
      {!isFinal(job.state) && (
        <>
          <RunProgress job={job} />
          <RunButtons job={job} />
        </>
      )}
    </>
  );
};

const RevealRun = ({ job: { artifacts } }: { readonly job: Job }) => {
  const { text } = useText();
  const path = artifacts.run;
  if (path === undefined) return null;
  return (
    <IconButton
      size="small"
      label={text('result.reveal')}
      icon={<FolderOpen size={14} strokeWidth={1.5} />}
      onClick={() => void invoke('shell.reveal', { path })}
    />
  );
};

type Text = ReturnType<typeof useText>['text'];

const describeState = ({ state, progress }: Job, text: Text): string =>
  state === 'running' && progress !== null ? text(`run.phase.${progress.phase}`) : text(`run.state.${state}`);

const RunSelect = ({ job }: { readonly job: Job }) => {
  const { text, locale } = useText();
  const runs = useJobs('train');
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const nameOf = ({ title, startedAt }: Job) => (startedAt === null ? title : `${title} · ${time.format(startedAt)}`);
  if (runs.length < 2) return <p className={styles.title}>{nameOf(job)}</p>;
  return (
    <div>
      <Select
        aria-label={text('run.select')}
        value={job.id}
        options={runs.toReversed().map(run => ({ value: run.id, label: nameOf(run) }))}
        onChange={showRunOf}
      />
    </div>
  );
};

const RunProgress = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  const progress = useSteadyProgress(job);
  return (
    <>
      <Progress value={shareOf(progress)} label={text('run.progress')} />
      {progress !== null && (
        <p className={styles.line}>
          {progress.epoch !== undefined && progress.epochs !== undefined && (
            <span>{text('run.epochOf', { epoch: progress.epoch, epochs: progress.epochs })}</span>
          )}
          {progress.rate !== undefined && <span>{text('run.rate', { rate: formatCount(progress.rate) })}</span>}
          {progress.remainingMs !== undefined && (
            <span>{text('run.remaining', { time: formatDuration(progress.remainingMs) })}</span>
          )}
        </p>
      )}
    </>
  );
};
