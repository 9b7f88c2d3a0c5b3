import { FolderOpen, Play } from 'lucide-react';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatDuration } from '../../shared/text/formatDuration.ts';
import { invoke } from '../client/client.ts';
import { useJob, useJobs } from '../stores/jobs.ts';
import { resumeRun } from '../stores/resumeRun.ts';
import { runIdOf, runs } from '../stores/runs.ts';
import { showJob, showRun } from '../stores/shownRun.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { StateDot } from '../ui/StateDot.tsx';
import { Divergence } from './Divergence.tsx';
import { RunButtons } from './RunButtons.tsx';
import { RunFailure } from './RunFailure.tsx';
import styles from './RunStatus.module.css';
import { shareOf, useSteadyProgress } from './runProgress.ts';

/** Which run, what it is busy with, how fast, how long still. */
export const RunStatus = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  // A run of another program can be watched only.
  const isOwn = useJob(job.id) !== null;
  return (
    <>
      <RunSelect job={job} />
      <div className={styles.head}>
        <p className={styles.state} role="status">
          <StateDot state={job.state} />
          {describeState(job, text)}
        </p>
        <RevealRun job={job} />
      </div>
      {job.error !== null && <RunFailure failure={job.error} />}
      {job.error === null && <Divergence statistics={job.statistics} />}
      <ResumeRun job={job} />
      {isOwn && !isFinal(job.state) && (
        <>
          {job.state !== 'queued' && <RunProgress job={job} />}
          <RunButtons job={job} />
        </>
      )}
    </>
  );
};

/** Where training can go on: after a stop, or when its process died. */
const ResumeRun = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  const run = runIdOf(job);
  const summary = runs.use().value?.runs.find(({ id }) => id === run);
  if (!isFinal(job.state) || summary === undefined || !summary.isResumable) return null;
  return (
    <Button icon={<Play size={14} strokeWidth={1.5} />} onClick={() => void resumeRun(summary)}>
      {text('train.resume')}
    </Button>
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

/** More are a matter of the table of runs. */
const listedRuns = 20;

const RunSelect = ({ job }: { readonly job: Job }) => {
  const { text, locale } = useText();
  const trainings = useJobs('train');
  const onDisk = runs.use().value?.runs ?? [];
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const nameOf = ({ title, startedAt }: Job) => (startedAt === null ? title : `${title} · ${time.format(startedAt)}`);
  const ofSession = new Set(trainings.map(runIdOf));
  const options = [
    ...trainings.toReversed().map(run => ({
      value: run.id,
      label: nameOf(run),
      note: run.state === 'queued' ? text('run.state.queued') : undefined,
    })),
    ...onDisk
      .filter(({ id }) => !ofSession.has(id))
      .slice(0, listedRuns)
      .map(({ id, name, startedAt }) => ({ value: id, label: name, note: day.format(startedAt) })),
  ];
  if (options.length < 2) return <p className={styles.title}>{nameOf(job)}</p>;
  return (
    <div>
      <Select
        aria-label={text('run.select')}
        value={job.id}
        options={options}
        onChange={id => (trainings.some(run => run.id === id) ? showJob(id) : showRun(id))}
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
