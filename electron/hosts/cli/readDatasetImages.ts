import { required } from '../../../shared/base/assert.ts';
import type { PixelImage } from '../../../shared/jobs/JobSpec.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { parseIndices } from './parseIndices.ts';
import type { Session } from './Session.ts';

/** Test images of a dataset, each named with its place and its true class. */
export async function readDatasetImages(id: string, asked: string, session: Session): Promise<readonly PixelImage[]> {
  const dataset = await openDataset(id);
  const { height, width, channels, labels, examples } = dataset.info;
  const indices = parseIndices(asked, examples.test, session);
  const test = await dataset.load('test');
  const size = height * width * channels;
  return indices.map(index => ({
    name: `${id} ${index} (${required(labels[test.labels[index] ?? -1], 'the label')})`,
    height,
    width,
    channels,
    pixels: test.images.slice(index * size, (index + 1) * size),
  }));
}
