import { X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Examples } from '../../shared/jobs/Question.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { formatPercent } from '../../shared/text/formatPercent.ts';
import type { ServedModel } from '../stores/createServed.ts';
import { served, useServed } from '../stores/served.ts';
import { useText } from '../stores/text.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { PixelPicture } from '../ui/PixelPicture.tsx';
import type { Evaluation } from './evaluation.ts';
import styles from './JudgedGallery.module.css';
import { type Cell, selectImages } from './selectImages.ts';

interface JudgedGalleryProps {
  readonly model: ServedModel;
  readonly evaluation: Evaluation;
  /** Null shows the worst errors. */
  readonly cell: Cell | null;
  readonly onClear: () => void;
  /** Somebody wants to look into an image. */
  readonly onTry: (examples: Examples, index: number) => void;
}

/** More than these nobody looks through. */
const shownImages = 60;

/** The images of a cell, or the worst errors, the highest loss first. */
export const JudgedGallery = ({ model, evaluation, cell, onClear, onTry }: JudgedGalleryProps) => {
  const { text } = useText();
  const found = useMemo(() => selectImages(evaluation, cell), [evaluation, cell]);
  const indices = useMemo(() => found.slice(0, shownImages), [found]);
  const examples = useExamples(model, indices);
  const { labels } = evaluation;
  const nameOf = (index: number | undefined): string => labels[index ?? -1] ?? String(index);
  return (
    <section className={styles.gallery} aria-label={title()}>
      <header className={styles.head}>
        <h3 className={styles.title}>{title()}</h3>
        <span className={styles.count}>
          {found.length > indices.length
            ? text('results.count', { shown: indices.length, count: formatCount(found.length) })
            : formatCount(found.length)}
        </span>
        {cell !== null && (
          <IconButton
            size="small"
            label={text('results.showWorst')}
            icon={<X size={14} strokeWidth={1.5} />}
            onClick={onClear}
          />
        )}
      </header>
      {found.length === 0 && <p className={styles.none}>{text('results.none')}</p>}
      {examples === null && found.length > 0 && <p className={styles.none}>{text('app.loading')}</p>}
      {examples !== null && (
        <ul className={styles.images}>
          {indices.map((index, position) => (
            <Thumbnail
              key={index}
              picture={pictureAt(examples, position)}
              truth={nameOf(evaluation.images?.truth[index])}
              predicted={nameOf(evaluation.images?.predicted[index])}
              confidence={evaluation.images?.confidence[index] ?? 0}
              onClick={() => onTry(pictureAt(examples, position), index)}
            />
          ))}
        </ul>
      )}
    </section>
  );

  function title(): string {
    if (cell === null) return text('results.worst');
    const [truth, predicted] = [nameOf(cell.truth), nameOf(cell.predicted)];
    return cell.truth === cell.predicted
      ? text('results.rightOnes', { truth })
      : text('results.mixedUp', { truth, predicted });
  }
};

/** One image of several, as an answer of its own. */
function pictureAt({ height, width, channels, pixels, labels, kind }: Examples, position: number): Examples {
  const size = height * width * channels;
  return {
    kind,
    height,
    width,
    channels,
    pixels: pixels.slice(position * size, (position + 1) * size),
    labels: labels.slice(position, position + 1),
  };
}

/** Test images by their positions; null until they have come. */
function useExamples(model: ServedModel, indices: readonly number[]): Examples | null {
  const { network } = useServed(model);
  const [found, setFound] = useState<{ readonly indices: readonly number[]; readonly examples: Examples } | null>(null);
  useEffect(() => {
    if (network === null || indices.length === 0) return;
    let isWanted = true;
    void served.ask({ kind: 'examples', indices: [...indices] }).then(examples => {
      if (isWanted && examples !== null) setFound({ indices, examples });
    });
    return () => {
      isWanted = false;
    };
  }, [network, indices]);
  return found?.indices === indices ? found.examples : null;
}

interface ThumbnailProps {
  readonly picture: Examples;
  readonly truth: string;
  readonly predicted: string;
  readonly confidence: number;
  readonly onClick: () => void;
}

const Thumbnail = ({ picture, truth, predicted, confidence, onClick }: ThumbnailProps) => {
  const { text } = useText();
  const share = formatPercent(confidence, 0);
  const isRight = truth === predicted;
  const caption = isRight ? predicted : `${truth} → ${predicted}`;
  return (
    <li>
      <button
        type="button"
        className={styles.image}
        aria-label={text('results.thumbnail', { caption, share })}
        onClick={onClick}
      >
        <span className={styles.picture}>
          <PixelPicture {...picture} />
        </span>
        <span className={styles.caption} title={caption}>
          {!isRight && <span className={styles.name}>{`${truth} →`}</span>}{' '}
          <span className={styles.name}>{predicted}</span> <span className={styles.share}>{share}</span>
        </span>
      </button>
    </li>
  );
};
