import type { Job } from '../../shared/jobs/Job.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import { formatLoss } from '../../shared/text/formatLoss.ts';
import { useText } from '../stores/text.ts';
import styles from './RunResult.module.css';

const figure = (value: number | undefined, write: (value: number) => string): string =>
  value === undefined ? '–' : write(value);

/** Training and validation of each whole epoch, the latest first; the one with the lowest validation loss stands out. */
export const EpochTable = ({ job }: { readonly job: Job }) => {
  const { text } = useText();
  const { epoch: trained, validation } = job.metrics;
  if (trained.length === 0) return null;
  const best = Math.min(...validation.map(({ values }) => values['loss'] ?? Number.POSITIVE_INFINITY));
  return (
    <table className={styles.epochs}>
      <thead>
        <tr>
          <th>{text('result.epoch')}</th>
          <th>{text('chart.loss')}</th>
          <th>{text('result.validationLoss')}</th>
          <th>{text('chart.accuracy')}</th>
        </tr>
      </thead>
      <tbody>
        {trained.toReversed().map(({ epoch, values }) => {
          const validated = validation.find(point => point.epoch === epoch)?.values;
          return (
            <tr key={epoch} className={validated?.['loss'] === best ? styles.best : undefined}>
              <td>{epoch}</td>
              <td>{figure(values['loss'], formatLoss)}</td>
              <td>{figure(validated?.['loss'], formatLoss)}</td>
              <td>{figure(validated?.['accuracy'] ?? values['accuracy'], share => formatPercent(share, 1))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
