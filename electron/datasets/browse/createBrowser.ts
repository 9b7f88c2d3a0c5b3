import type { DatasetImages, ImagesRequest } from '../../../shared/jobs/DatasetImages.ts';
import { AppError } from '../../../shared/base/appError.ts';
import type { Dataset, Split } from '../Dataset.ts';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';
import { openDataset } from '../datasets.ts';
import { showDataset } from '../showDataset.ts';
import type { BrowseCall, BrowseCalls } from './BrowseCalls.ts';
import { reducedExtents, reduceImage } from './reduceImage.ts';

/** Most bytes of images in one answer. */
const mostBytes = 32 * 2 ** 20;

type Browser = {
  readonly [Call in BrowseCall]: (input: BrowseCalls[Call]['input']) => Promise<BrowseCalls[Call]['output']>;
};

/** Answers from datasets; the splits of the one that was asked for last stay open. */
export function createBrowser(dataRoot: string): Browser {
  let opened: {
    readonly id: string;
    readonly dataset: Promise<Dataset>;
    readonly splits: Map<SplitName, Promise<Split>>;
  } | null = null;

  const open = async (id: string, name: SplitName): Promise<{ readonly dataset: Dataset; readonly split: Split }> => {
    if (opened?.id !== id) opened = { id, dataset: openDataset(id, dataRoot), splits: new Map() };
    const { dataset, splits } = opened;
    const split = splits.get(name) ?? dataset.then(({ load }) => load(name));
    splits.set(name, split);
    // What failed may be mended.
    split.catch(() => {
      opened = null;
    });
    return { dataset: await dataset, split: await split };
  };

  return {
    show: ({ dataset }) => showDataset(dataset, dataRoot),
    labels: async ({ dataset, split }) => (await openDataset(dataset, dataRoot)).labels(split),
    async images(request) {
      const { dataset, split } = await open(request.dataset, request.split);
      return readImages(dataset, split, request);
    },
  };
}

function readImages({ info }: Dataset, split: Split, { dataset, indices, side }: ImagesRequest): DatasetImages {
  const { height, width, channels } = info;
  const to = side === null ? { height, width } : reducedExtents(info, side);
  const bytes = to.height * to.width * channels;
  const beyond = indices.find(index => index >= split.count);
  if (beyond !== undefined || bytes * indices.length > mostBytes) {
    const reason = beyond === undefined ? 'too many images at once' : `there is no image ${beyond}`;
    throw new AppError('dataset/noSource', { source: dataset, reason });
  }
  const pixels = new Uint8Array(bytes * indices.length);
  const whole = new Uint8Array(split.imageBytes);
  indices.forEach((index, place) => {
    split.copyImage(index, whole, 0);
    reduceImage(whole, info, to, pixels, place * bytes);
  });
  return { ...to, channels, pixels };
}
