import { FolderOpen, Shuffle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ServedNetwork } from '../../shared/jobs/Question.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { PixelPicture } from '../ui/PixelPicture.tsx';
import styles from './ImageStrip.module.css';
import { chooseImage, drawSample, takeFiles, useTrial } from './trial.ts';

/** Images to be tried: from files, or out of the test images. */
export const ImageStrip = ({ network }: { readonly network: ServedNetwork }) => {
  const { text } = useText();
  const { images, chosen } = useTrial();
  const files = useRef<HTMLInputElement>(null);
  const isEmpty = images.length === 0;
  useEffect(() => {
    if (isEmpty) void drawSample(network);
  }, [isEmpty, network]);
  return (
    <div className={styles.strip}>
      <ul className={styles.images} aria-label={text('try.images')}>
        {images.map(({ id, image, truth }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.image}
              aria-pressed={id === chosen}
              aria-label={truth === null ? image.name : `${network.labels[truth] ?? truth} (${image.name})`}
              onClick={() => chooseImage(id)}
            >
              <PixelPicture {...image} />
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button icon={<FolderOpen size={14} strokeWidth={1.5} />} onClick={() => files.current?.click()}>
          {text('try.choose')}
        </Button>
        <Button
          icon={<Shuffle size={14} strokeWidth={1.5} />}
          disabled={network.dataset.testExamples === 0}
          onClick={() => void drawSample(network)}
        >
          {text('try.sample')}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          void takeFiles([...(currentTarget.files ?? [])], network);
          currentTarget.value = '';
        }}
      />
    </div>
  );
};
