import type { Job } from '../../shared/jobs/Job.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatDuration } from '../../shared/text/formatDuration.ts';
import { formatLoss } from '../../shared/text/formatLoss.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { useText } from '../stores/text.ts';
import { ExportModel } from './ExportModel.tsx';
import { type Outcome, outcomeOf } from './outcomeOf.ts';
import styles from './RunResult.module.css';

/** What a run has come to: figures, and the export of its model. */
export const RunResult = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  const outcome = outcomeOf(job);
  return (
    <div className={styles.result}>
      {outcome !== null && <Figures outcome={outcome} />}
      {job.state === 'cancelled' && (
        <p className={styles.label}>{text(job.startedAt === null ? 'run.stoppedBefore' : 'run.stoppedAfter')}</p>
      )}
      <ExportModel job={job} />
    </div>
  );
};

const Figures = ({ outcome }: { readonly outcome: Outcome }) => {
  const { text } = useText();
  const { test, validation, train, durationMs, examplesPerSecond, dataShare, tested, stoppedEarly, notKept } = outcome;
  const [label, split] =
    test !== null
      ? (['result.test', test] as const)
      : validation !== null
        ? (['result.validation', validation] as const)
        : (['result.train', train] as const);
  const facts = [
    ['result.testLoss', test === null ? undefined : formatLoss(test.loss)],
    ['result.validation', test && validation ? formatPercent(validation.accuracy) : undefined],
    ['result.duration', durationMs === null ? undefined : formatDuration(durationMs)],
    [
      'result.throughput',
      examplesPerSecond === null ? undefined : text('run.rate', { rate: formatCount(examplesPerSecond) }),
    ],
    ['result.dataShare', dataShare === null ? undefined : formatPercent(dataShare, 1)],
  ] as const;
  return (
    <section aria-label={text('result.title')} className={styles.result}>
      <div className={styles.headline}>
        <span className={styles.label}>{text(label)}</span>
        <strong
          className={styles.figure}
          title={tested === null ? undefined : text('result.images', { count: formatCount(tested) })}
        >
          {split === null ? '–' : formatPercent(split.accuracy)}
        </strong>
      </div>
      <dl className={styles.facts}>
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name} className={styles.fact}>
                <dt>{text(name)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {stoppedEarly && <p className={styles.note}>{text('result.stoppedEarly')}</p>}
      {notKept !== null && <p className={styles.note}>{text('train.bestNotKept', { epoch: notKept })}</p>}
    </section>
  );
};
