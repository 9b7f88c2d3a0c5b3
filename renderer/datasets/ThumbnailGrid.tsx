import { useEffect, useRef, useState } from 'react';
import type { ImagesRequest } from '../../shared/jobs/DatasetImages.ts';
import { useText } from '../stores/text.ts';
import { PixelPicture } from '../ui/PixelPicture.tsx';
import styles from './ThumbnailGrid.module.css';
import { useThumbnails } from './useThumbnails.ts';

interface ThumbnailGridProps extends Pick<ImagesRequest, 'dataset' | 'split'> {
  /** The images that are shown, by their places in the split. */
  readonly places: Uint32Array;
  /** The class of the image at a place. */
  readonly nameOf: (place: number) => string;
  /** Takes the position in `places`. */
  readonly onOpen: (position: number) => void;
}

/** Side of a picture, and from one to the next. */
const side = 72;
const pitch = side + 6;

interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/** Images as small pictures. Only those in view are there, however many there are. */
export const ThumbnailGrid = ({ dataset, split, places, nameOf, onOpen }: ThumbnailGridProps) => {
  const { text } = useText();
  const { scroller, viewport, onScroll } = useViewport(places);
  const columns = Math.max(1, Math.floor(viewport.width / pitch));
  const first = Math.floor(viewport.top / pitch) * columns;
  const last = Math.min(places.length, Math.ceil((viewport.top + viewport.height) / pitch + 1) * columns);
  const pictureAt = useThumbnails({ dataset, split, places, first, last });
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return (
    <div ref={scroller} className={styles.grid} onScroll={onScroll} role="region" aria-label={text('datasets.grid')}>
      <div className={styles.all} style={{ height: Math.ceil(places.length / columns) * pitch }}>
        {shown.map(position => {
          const place = places[position] ?? 0;
          const picture = pictureAt(position);
          const label = text('datasets.thumbnail', { label: nameOf(place), index: place });
          return (
            <button
              key={position}
              type="button"
              className={styles.thumbnail}
              style={{ left: (position % columns) * pitch, top: Math.floor(position / columns) * pitch }}
              aria-label={label}
              title={label}
              onClick={() => onOpen(position)}
            >
              {picture && <PixelPicture {...picture} />}
            </button>
          );
        })}
      </div>
    </div>
  );
};

/** What of the grid is in view. Other images are seen from their beginning. */
function useViewport(places: Uint32Array) {
  const scroller = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState<Viewport>({ width: 0, height: 0, top: 0 });
  const measure = (): void => {
    const element = scroller.current;
    if (element) setViewport({ width: element.clientWidth, height: element.clientHeight, top: element.scrollTop });
  };
  useEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [places]);
  return { scroller, viewport, onScroll: measure };
}
