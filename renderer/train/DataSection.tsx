import { Database } from 'lucide-react';
import { datasets } from '../stores/datasets.ts';
import { useText } from '../stores/text.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Section } from '../ui/Section.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './TrainForm.module.css';
import { chooseDataset } from '../stores/trainForm.ts';

interface DataSectionProps {
  readonly dataset: DatasetInfo | null;
  readonly onDatasets: () => void;
}

/** What the network learns from. */
export const DataSection = ({ dataset, onDatasets }: DataSectionProps) => {
  const { text, error } = useText();
  const found = datasets.use();
  return (
    <Section title={text('train.section.data')}>
      {found.status === 'failed' && (
        <div className={styles.stack} role="alert">
          <p className={styles.bad}>{error(found.error)}</p>
          <Button onClick={() => void datasets.load()}>{text('app.tryAgain')}</Button>
        </div>
      )}
      {found.value === null && found.status === 'loading' && <p className={styles.note}>{text('app.loading')}</p>}
      {found.value?.length === 0 && <p className={styles.note}>{text('train.dataset.none')}</p>}
      {dataset !== null && (
        <>
          <Field label={text('train.dataset')} isStacked>
            <Select
              value={dataset.id}
              options={(found.value ?? []).map(({ id, name, height, width, channels }) => ({
                value: id,
                label: name,
                note: `${height} × ${width} × ${channels}`,
              }))}
              onChange={chooseDataset}
            />
          </Field>
          <DatasetSummary dataset={dataset} />
        </>
      )}
      <div>
        <Button variant="quiet" icon={<Database size={14} strokeWidth={1.5} />} onClick={onDatasets}>
          {text('train.dataset.more')}
        </Button>
      </div>
    </Section>
  );
};

const DatasetSummary = ({ dataset }: { readonly dataset: DatasetInfo }) => {
  const { text } = useText();
  const { height, width, channels, labels, examples, missing } = dataset;
  if (missing !== null) return <p className={styles.bad}>{text('train.dataset.missing', { reason: missing })}</p>;
  const { train, validation, test } = examples;
  const counts = { train: formatCount(train), validation: formatCount(validation), test: formatCount(test) };
  return (
    <p className={styles.note}>
      {text('train.dataset.size', { height, width, channels, classes: labels.length })}
      <br />
      {text('train.dataset.examples', counts)}
    </p>
  );
};
