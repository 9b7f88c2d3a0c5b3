import { type ReactNode, useCallback, useState } from 'react';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { type SplitName, splitNames } from '../../shared/jobs/SplitName.ts';
import { invoke } from '../client/client.ts';
import { useText } from '../stores/text.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { DatasetHead } from './DatasetHead.tsx';
import styles from './DatasetView.module.css';
import { SkippedFiles } from './SkippedFiles.tsx';
import { SplitView } from './SplitView.tsx';
import { useAnswer } from './useAnswer.ts';

interface DatasetViewProps {
  readonly info: DatasetInfo;
  readonly onTrain: (id: string) => void;
  /** Leads to how its images can be changed at random. */
  readonly augmentation: ReactNode;
}

/** One dataset: where it comes from, one of its splits, and what its import left out. */
export const DatasetView = ({ info, onTrain, augmentation }: DatasetViewProps) => {
  const { text, error } = useText();
  const { id, missing } = info;
  const [split, setSplit] = useState<SplitName>('train');
  const details = useAnswer(useCallback(() => invoke('dataset.show', { dataset: id }), [id]));
  return (
    <div className={styles.view}>
      <DatasetHead info={info} details={details.value} onTrain={onTrain} augmentation={augmentation} />
      {missing !== null && <p className={styles.bad}>{text('datasets.damaged', { reason: missing })}</p>}
      {missing === null && details.error && <p className={styles.bad}>{error(details.error)}</p>}
      {missing === null && (
        <>
          <div className={styles.tools}>
            <Segmented
              label={text('datasets.split')}
              value={split}
              options={splitNames.map(value => ({ value, label: text(`datasets.split.${value}`) }))}
              onChange={setSplit}
            />
            <SkippedFiles details={details.value} />
          </div>
          <SplitView key={split} info={info} split={split} counts={details.value?.histogram[split] ?? null} />
        </>
      )}
    </div>
  );
};
