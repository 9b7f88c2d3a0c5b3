import { useCallback, useMemo, useState } from 'react';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { invoke } from '../client/client.ts';
import { useText } from '../stores/text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ClassHistogram } from './ClassHistogram.tsx';
import { ImageDialog } from './ImageDialog.tsx';
import { placesOf } from './placesOf.ts';
import styles from './SplitView.module.css';
import { ThumbnailGrid } from './ThumbnailGrid.tsx';
import { useAnswer } from './useAnswer.ts';

interface SplitViewProps {
  readonly info: DatasetInfo;
  readonly split: keyof DatasetInfo['examples'];
  /** Images of each class; null until they are known. */
  readonly counts: readonly number[] | null;
}

const none = new Uint16Array();

/** A split: its classes with their counts, and its images, of all classes or of one. */
export const SplitView = ({ info: { id, labels: names }, split, counts }: SplitViewProps) => {
  const { text, error } = useText();
  const [classIndex, setClassIndex] = useState<number | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const labels = useAnswer(useCallback(() => invoke('dataset.labels', { dataset: id, split }), [id, split]));
  const known = labels.value ?? none;
  const places = useMemo(() => placesOf(known, classIndex), [known, classIndex]);
  const shown = { dataset: id, split, places, nameOf: (place: number) => names[known[place] ?? -1] ?? '' };
  return (
    <div className={styles.body}>
      <ClassHistogram labels={names} counts={counts} chosen={classIndex} onChoose={setClassIndex} />
      {labels.error && <EmptyState>{error(labels.error)}</EmptyState>}
      {!labels.error && labels.value === null && <EmptyState>{text('app.loading')}</EmptyState>}
      {labels.value !== null && places.length === 0 && <EmptyState>{text('datasets.split.empty')}</EmptyState>}
      {places.length > 0 && <ThumbnailGrid {...shown} onOpen={setOpened} />}
      {opened !== null && opened < places.length && <ImageDialog {...shown} opened={opened} onOpen={setOpened} />}
    </div>
  );
};
