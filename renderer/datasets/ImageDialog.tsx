import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useCallback } from 'react';
import type { ImagesRequest } from '../../shared/jobs/DatasetImages.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { invoke } from '../client/client.ts';
import { useText } from '../stores/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { PixelPicture } from '../ui/PixelPicture.tsx';
import styles from './ImageDialog.module.css';
import { useAnswer } from './useAnswer.ts';

interface ImageDialogProps extends Pick<ImagesRequest, 'dataset' | 'split'> {
  readonly places: Uint32Array;
  /** The position in `places`. */
  readonly opened: number;
  readonly nameOf: (place: number) => string;
  /** Null closes it. */
  readonly onOpen: (position: number | null) => void;
}

/** One image as large as it can be, with the ways to those beside it. */
export const ImageDialog = ({ dataset, split, places, opened, nameOf, onOpen }: ImageDialogProps) => {
  const { text, error } = useText();
  const place = places[opened] ?? 0;
  const label = text('datasets.image', { index: formatCount(place), label: nameOf(place) });
  const image = useAnswer(
    useCallback(
      () => invoke('dataset.images', { dataset, split, indices: [place], side: null }),
      [dataset, split, place],
    ),
  );
  const go = (step: number): void => onOpen(Math.min(places.length - 1, Math.max(0, opened + step)));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') go(-1);
    if (event.key === 'ArrowRight') go(1);
  };
  return (
    <Dialog title={label} closeLabel={text('verb.close')} onClose={() => onOpen(null)} onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <IconButton
          label={text('datasets.previous')}
          icon={<ChevronLeft size={16} strokeWidth={1.5} />}
          onClick={() => go(-1)}
        />
        <div className={styles.place}>
          {image.value && <PixelPicture {...image.value} label={label} />}
          {image.error && <p className={styles.bad}>{error(image.error)}</p>}
        </div>
        <IconButton
          label={text('datasets.next')}
          icon={<ChevronRight size={16} strokeWidth={1.5} />}
          onClick={() => go(1)}
        />
      </div>
    </Dialog>
  );
};
