import type { Job } from '../../shared/jobs/Job.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatDuration } from '../../shared/text/formatDuration.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { useText } from '../stores/text.ts';
import { ExportModel } from './ExportModel.tsx';
import styles from './RunResult.module.css';

/** What a run has come to: figures, and the export of its model. */
export const RunResult = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  return (
    <div className={styles.result}>
      {job.result?.kind === 'train' && <Figures result={job.result} />}
      {job.state === 'cancelled' && <p className={styles.label}>{text('run.stoppedAfter')}</p>}
      <ExportModel job={job} />
    </div>
  );
};

const Figures = ({ result }: { readonly result: Extract<JobResult, { kind: 'train' }> }) => {
  const { text } = useText();
  const { test, validation, train, durationMs, examplesPerSecond, stoppedEarly } = result;
  const [label, split] =
    test !== null
      ? (['result.test', test] as const)
      : validation !== null
        ? (['result.validation', validation] as const)
        : (['result.train', train] as const);
  return (
    <section aria-label={text('result.title')} className={styles.result}>
      <div className={styles.headline}>
        <span className={styles.label}>{text(label)}</span>
        <strong className={styles.figure}>{formatPercent(split.accuracy)}</strong>
      </div>
      <dl className={styles.facts}>
        {test !== null && (
          <>
            <dt>{text('result.testLoss')}</dt>
            <dd>{test.loss.toPrecision(3)}</dd>
          </>
        )}
        {test !== null && validation !== null && (
          <>
            <dt>{text('result.validation')}</dt>
            <dd>{formatPercent(validation.accuracy)}</dd>
          </>
        )}
        <dt>{text('result.duration')}</dt>
        <dd>{formatDuration(durationMs)}</dd>
        <dt>{text('result.throughput')}</dt>
        <dd>{text('run.rate', { rate: formatCount(examplesPerSecond) })}</dd>
      </dl>
      {test !== null && <p className={styles.note}>{text('result.images', { count: formatCount(test.examples) })}</p>}
      {stoppedEarly && <p className={styles.note}>{text('result.stoppedEarly')}</p>}
    </section>
  );
};
