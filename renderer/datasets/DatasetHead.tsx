import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DatasetDetails } from '../../shared/jobs/DatasetDetails.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { invoke } from '../client/client.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import styles from './DatasetHead.module.css';
import { announceFailure, removeDataset } from './importing.ts';

interface DatasetHeadProps {
  readonly info: DatasetInfo;
  readonly details: DatasetDetails | null;
  readonly onTrain: (id: string) => void;
  /** Leads to how its images can be changed at random. */
  readonly augmentation: ReactNode;
}

/** Name, extents and origin of a dataset, and what can be done with it. */
export const DatasetHead = ({ info, details, onTrain, augmentation }: DatasetHeadProps) => {
  const { text, locale } = useText();
  const { id, name, height, width, channels, labels, examples, missing } = info;
  const { train, validation, test } = examples;
  const counts = { train: formatCount(train), validation: formatCount(validation), test: formatCount(test) };
  const imported = details?.imported;
  const date = imported && new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(imported.at);
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h2 className={styles.name}>{name}</h2>
        <p className={styles.facts}>
          {text('train.dataset.size', { height, width, channels, classes: formatCount(labels.length) })} ·{' '}
          {text('train.dataset.examples', counts)}
        </p>
        {details && (
          <p className={styles.origin} title={imported?.source}>
            <span className={styles.source}>
              {imported
                ? text('datasets.source', { date: date ?? '', source: imported.source })
                : text('datasets.shipped')}
            </span>
            <span>·</span>
            <button
              type="button"
              className={styles.hash}
              title={text('datasets.copyHash', { hash: details.hash })}
              onClick={() => void invoke('clipboard.write', { text: details.hash })}
            >
              {text('datasets.hash')} {details.hash.slice(0, 12)}…
            </button>
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {(imported || missing !== null) && (
          <Button
            variant="quiet"
            icon={<Trash2 size={14} strokeWidth={1.5} />}
            onClick={() => void removeDataset(id, name).catch(announceFailure)}
          >
            {text('datasets.remove')}
          </Button>
        )}
        {augmentation}
        <Button disabled={missing !== null} onClick={() => onTrain(id)}>
          {text('datasets.use')}
        </Button>
      </div>
    </header>
  );
};
