import { useEffect, useState } from 'react';
import { augmentationSchema } from '../../shared/jobs/Augmentation.ts';
import type { DatasetInfo } from '../../shared/jobs/DatasetInfo.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../shared/jobs/JobSpec.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PixelPicture } from '../ui/PixelPicture.tsx';
import { AugmentationFields } from './AugmentationFields.tsx';
import styles from './AugmentationPreview.module.css';
import { useTrainOptions } from '../stores/trainForm.ts';
import { useJobResult } from './useJobResult.ts';

interface AugmentationPreviewProps {
  readonly dataset: DatasetInfo;
  readonly onClose: () => void;
}

type Preview = Extract<JobResult, { kind: 'previewAugmentation' }>;

const [count, variants] = [5, 6];
const unchanged = augmentationSchema.parse({});

/** Some training images, each as it is and as some steps would see it, beside the fields that decide on it. */
export const AugmentationPreview = ({ dataset, onClose }: AugmentationPreviewProps) => {
  const { text } = useText();
  const { augmentation } = useTrainOptions();
  const [seed, setSeed] = useState(1);
  const [drawn, setDrawn] = useState<Preview | null>(null);
  const title = text('augment.preview.title', { dataset: dataset.name });
  const again = <Button onClick={() => setSeed(seed + 1)}>{text('augment.preview.again')}</Button>;
  const spec: JobSpecOf<'previewAugmentation'> = {
    kind: 'previewAugmentation',
    dataset: dataset.id,
    augmentation: augmentation ?? unchanged,
    count,
    variants,
    seed,
  };
  return (
    <Dialog title={title} closeLabel={text('verb.close')} onClose={onClose} actions={again} width="wider">
      <div className={styles.body}>
        <div className={styles.fields}>
          <AugmentationFields dataset={dataset} />
        </div>
        <div>
          <Pictures key={JSON.stringify(spec)} title={title} spec={spec} before={drawn} onDrawn={setDrawn} />
        </div>
      </div>
    </Dialog>
  );
};

interface PicturesProps {
  readonly title: string;
  readonly spec: JobSpecOf<'previewAugmentation'>;
  /** Stays until the pictures have come. */
  readonly before: Preview | null;
  readonly onDrawn: (preview: Preview) => void;
}

const Pictures = ({ title, spec, before, onDrawn }: PicturesProps) => {
  const { text, error: sentence } = useText();
  const { result, error } = useJobResult(title, spec);
  useEffect(() => {
    if (result !== null) onDrawn(result);
  }, [result, onDrawn]);
  if (error !== null) {
    return (
      <p role="alert" className={styles.bad}>
        {sentence(error)}
      </p>
    );
  }
  const shown = result ?? before;
  if (shown === null) {
    return (
      <p role="status" className={styles.note}>
        {text('augment.preview.waiting')}
      </p>
    );
  }
  return <PictureRows preview={shown} isDone={result !== null} />;
};

const PictureRows = ({ preview, isDone }: { readonly preview: Preview; readonly isDone: boolean }) => {
  const { text } = useText();
  const { height, width, channels, pictures } = preview;
  const size = { height, width, channels };
  return (
    <div aria-busy={!isDone} className={styles.pictures}>
      {pictures.map(({ label, original, variants: changed }, row) => (
        // Images have no identity but their place.
        <div key={row} className={styles.row}>
          <PixelPicture {...size} pixels={original} label={text('augment.preview.original', { label })} />
          {changed.map((pixels, column) => (
            <PixelPicture key={column} {...size} pixels={pixels} label={text('augment.preview.variant', { label })} />
          ))}
        </div>
      ))}
    </div>
  );
};
