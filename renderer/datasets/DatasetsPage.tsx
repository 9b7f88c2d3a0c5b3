import { FileUp, FolderUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { datasets } from '../stores/datasets.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { DatasetList } from './DatasetList.tsx';
import styles from './DatasetsPage.module.css';
import { useDatasetsView } from './datasetsView.ts';
import { DatasetView } from './DatasetView.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { announceFailure, chooseSource, takeDropped } from './importing.ts';

interface DatasetsPageProps {
  /** Somebody wants to train on a dataset. */
  readonly onTrain: (id: string) => void;
  /** What shows how the images of a dataset can be changed at random. */
  readonly augmentation: (info: DatasetInfo) => ReactNode;
}

/** All datasets, one of them in full, and the way to import another. */
export const DatasetsPage = ({ onTrain, augmentation }: DatasetsPageProps) => {
  const { text, error } = useText();
  const found = datasets.use();
  const { chosen, source } = useDatasetsView();
  const { isOver, ...dropping } = useDropping();
  const all = found.value ?? [];
  const shown = all.find(({ id }) => id === chosen) ?? all[0];
  return (
    <div className={styles.page} data-over={isOver || undefined} data-hint={text('datasets.drop')} {...dropping}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{text('datasets.title')}</h1>
          <p className={styles.lead}>{text('datasets.lead')}</p>
        </div>
        <div className={styles.actions}>
          <Button
            icon={<FileUp size={14} strokeWidth={1.5} />}
            onClick={() => void chooseSource('file').catch(announceFailure)}
          >
            {text('datasets.importFile')}
          </Button>
          <Button
            variant="primary"
            icon={<FolderUp size={14} strokeWidth={1.5} />}
            onClick={() => void chooseSource('folder').catch(announceFailure)}
          >
            {text('datasets.importFolder')}
          </Button>
        </div>
      </header>
      <DatasetList all={all} shown={shown?.id ?? null} />
      <section className={styles.main} aria-label={shown?.name ?? text('datasets.title')}>
        {found.status === 'failed' && (
          <EmptyState action={<Button onClick={() => void datasets.load()}>{text('app.tryAgain')}</Button>}>
            {error(found.error)}
          </EmptyState>
        )}
        {found.value?.length === 0 && <EmptyState>{text('datasets.none')}</EmptyState>}
        {shown && <DatasetView key={shown.id} info={shown} onTrain={onTrain} augmentation={augmentation(shown)} />}
      </section>
      {source !== null && <ImportDialog key={source} source={source} />}
    </div>
  );
};

/** What makes the page take files and folders. */
function useDropping() {
  const [isOver, setOver] = useState(false);
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (event.currentTarget === event.target) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      void takeDropped([...event.dataTransfer.files]).catch(announceFailure);
    },
  };
}
