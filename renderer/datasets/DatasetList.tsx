import { formatShape } from '../../shared/base/shape.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { useJobs } from '../stores/jobs.ts';
import { useText } from '../stores/text.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import styles from './DatasetList.module.css';
import { showDataset } from './datasetsView.ts';
import { RunningImport } from './RunningImport.tsx';

interface DatasetListProps {
  readonly all: readonly DatasetInfo[];
  readonly shown: string | null;
}

/** What there is, and what is on its way. */
export const DatasetList = ({ all, shown }: DatasetListProps) => {
  const { text } = useText();
  const running = useJobs('importDataset').filter(({ state }) => !isFinal(state));
  return (
    <nav className={styles.list} aria-label={text('datasets.list')}>
      {running.map(job => (
        <RunningImport key={job.id} job={job} />
      ))}
      {all.map(dataset => (
        <button
          key={dataset.id}
          type="button"
          className={styles.item}
          aria-current={dataset.id === shown ? 'true' : undefined}
          onClick={() => showDataset(dataset.id)}
        >
          <span className={styles.name}>{dataset.name}</span>
          <span className={styles.note}>
            {formatShape([dataset.height, dataset.width, dataset.channels])} ·{' '}
            {text('datasets.images', { count: formatCount(countOf(dataset)) })}
          </span>
        </button>
      ))}
    </nav>
  );
};

const countOf = ({ examples }: DatasetInfo): number => examples.train + examples.validation + examples.test;
