import { useState } from 'react';
import type { AugmentationSettings } from '../../shared/jobs/Augmentation.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PixelPicture } from '../ui/PixelPicture.tsx';
import styles from './AugmentationPreview.module.css';
import { useJobResult } from './useJobResult.ts';

interface AugmentationPreviewProps {
  readonly dataset: DatasetInfo;
  readonly augmentation: AugmentationSettings;
  readonly onClose: () => void;
}

const [count, variants] = [5, 6];

/** Some training images, each as it is and as some steps would see it. */
export const AugmentationPreview = ({ dataset, augmentation, onClose }: AugmentationPreviewProps) => {
  const { text } = useText();
  const [seed, setSeed] = useState(1);
  const title = text('augment.preview.title', { dataset: dataset.name });
  const again = <Button onClick={() => setSeed(seed + 1)}>{text('augment.preview.again')}</Button>;
  return (
    <Dialog title={title} closeLabel={text('verb.close')} onClose={onClose} actions={again} isWide>
      <Pictures key={seed} title={title} dataset={dataset.id} augmentation={augmentation} seed={seed} />
    </Dialog>
  );
};

interface PicturesProps {
  readonly title: string;
  readonly dataset: string;
  readonly augmentation: AugmentationSettings;
  readonly seed: number;
}

const Pictures = ({ title, ...asked }: PicturesProps) => {
  const { text, error: sentence } = useText();
  const { result, error } = useJobResult(title, { kind: 'previewAugmentation', ...asked, count, variants });
  if (error !== null) {
    return (
      <p role="alert" className={styles.bad}>
        {sentence(error)}
      </p>
    );
  }
  if (result === null) {
    return (
      <p role="status" className={styles.note}>
        {text('augment.preview.waiting')}
      </p>
    );
  }
  const { height, width, channels } = result;
  const size = { height, width, channels };
  return result.pictures.map(({ label, original, variants: changed }, row) => (
    // Images have no identity but their place.
    <div key={row} className={styles.row}>
      <PixelPicture {...size} pixels={original} label={text('augment.preview.original', { label })} />
      {changed.map((pixels, column) => (
        <PixelPicture key={column} {...size} pixels={pixels} label={text('augment.preview.variant', { label })} />
      ))}
    </div>
  ));
};
