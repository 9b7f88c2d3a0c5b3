import { useEffect, useState } from 'react';
import type { DatasetImages, ImagesRequest } from '../../shared/jobs/DatasetImages.ts';
import { invoke } from '../client/client.ts';
import { announceFailure } from './importing.ts';

/** Images in one request. */
const pageSize = 96;
/** Pages that are kept for scrolling back. */
const keptPages = 24;
const side = 72;

interface Wanted extends Pick<ImagesRequest, 'dataset' | 'split'> {
  readonly places: Uint32Array;
  /** The positions that are in view: `last` is not. */
  readonly first: number;
  readonly last: number;
}

interface Pages {
  readonly places: Uint32Array;
  readonly pages: ReadonlyMap<number, DatasetImages>;
}

/** Fetches the pictures in view, page by page, and answers the one at a position; null until it has come. */
export function useThumbnails({
  dataset,
  split,
  places,
  first,
  last,
}: Wanted): (position: number) => DatasetImages | null {
  const [found, setFound] = useState<Pages>({ places, pages: new Map() });
  const [firstPage, lastPage] = [Math.floor(first / pageSize), Math.floor(Math.max(0, last - 1) / pageSize)];
  useEffect(() => {
    let isWanted = true;
    const isStill = (): boolean => isWanted;
    const fetch = async (): Promise<void> => {
      for (let page = firstPage; page <= lastPage && isStill(); page += 1) {
        if (found.places === places && found.pages.has(page)) continue;
        const indices = [...places.subarray(page * pageSize, (page + 1) * pageSize)];
        if (indices.length === 0) continue;
        const images = await invoke('dataset.images', { dataset, split, indices, side });
        if (isStill()) setFound(before => withPage(before, places, page, images));
      }
    };
    fetch().catch(announceFailure);
    return () => {
      isWanted = false;
    };
  }, [dataset, split, places, firstPage, lastPage, found]);
  return position => {
    const images = found.places === places ? found.pages.get(Math.floor(position / pageSize)) : undefined;
    return images ? imageAt(images, position % pageSize) : null;
  };
}

function withPage({ places: before, pages }: Pages, places: Uint32Array, page: number, images: DatasetImages): Pages {
  const kept = before === places ? [...pages].slice(1 - keptPages) : [];
  return { places, pages: new Map([...kept, [page, images]]) };
}

/** One image of several. */
function imageAt({ height, width, channels, pixels }: DatasetImages, index: number): DatasetImages {
  const size = height * width * channels;
  return { height, width, channels, pixels: pixels.subarray(index * size, (index + 1) * size) };
}
