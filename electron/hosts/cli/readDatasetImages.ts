import { required } from '../../../shared/base/assert.ts';
import type { PixelImage } from '../../../shared/jobs/PixelImage.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { selectExamples } from '../../datasets/selectExamples.ts';
import { parseIndices } from './parseIndices.ts';
import type { Session } from './Session.ts';

/** Test images of a dataset, each named with its place and its true class. */
export async function readDatasetImages(id: string, asked: string, session: Session): Promise<readonly PixelImage[]> {
  const dataset = await openDataset(id, session.ports.dataRoot);
  const { height, width, channels, labels, examples } = dataset.info;
  const indices = parseIndices(asked, examples.test, session);
  const asBlock = selectExamples(await dataset.load('test'), Uint32Array.from(indices));
  return indices.map((index, position) => ({
    name: `${id} ${index} (${required(labels[asBlock.labels[position] ?? -1], 'the label')})`,
    height,
    width,
    channels,
    pixels: asBlock.images.slice(position * asBlock.imageBytes, (position + 1) * asBlock.imageBytes),
  }));
}
