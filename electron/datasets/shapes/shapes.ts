import { createHash } from 'node:crypto';
import { createRandom } from '../../../shared/base/random.ts';
import type { DatasetInfo } from '../../../shared/jobs/DatasetInfo.ts';
import type { DatasetSource, MemorySplit } from '../Dataset.ts';
import type { SplitName } from '../../../shared/jobs/SplitName.ts';
import { memorySplit } from '../memorySplit.ts';
import { channels, drawScene, side, textures } from './drawScene.ts';
import { silhouettes } from './silhouettes.ts';

/** Part of the hash: another number says that the images are other ones. */
const version = 1;

const classes = Object.entries(silhouettes).flatMap(([shape, inside]) =>
  Object.entries(textures).map(([pattern, texture]) => ({ label: `${pattern} ${shape}`, inside, texture })),
);

const examples = { train: 20_000, validation: 2_000, test: 4_000 };
const seeds: Readonly<Record<SplitName, number>> = { train: 101, validation: 102, test: 103 };

const info: DatasetInfo = {
  id: 'shapes',
  name: 'Colour shapes',
  height: side,
  width: side,
  channels,
  labels: classes.map(({ label }) => label),
  examples,
  missing: null,
};

/** What is drawn by chance before the images are. */
function begin(count: number, seed: number) {
  const random = createRandom(seed);
  const grain = Int8Array.from({ length: 8191 }, () => random.normal() * 6);
  const labels = Uint16Array.from(random.shuffle(count), position => position % classes.length);
  return { random, grain, labels };
}

/** Draws `count` images, as many of each class, in random order. */
export function drawShapes(count: number, seed: number): MemorySplit {
  const { random, grain, labels } = begin(count, seed);
  const size = side * side * channels;
  const images = new Uint8Array(count * size);
  labels.forEach((label, index) => {
    const scene = classes[label];
    if (scene) drawScene(images.subarray(index * size, (index + 1) * size), random, scene.inside, scene.texture, grain);
  });
  return memorySplit(images, labels);
}

/**
 * A generated set for networks that take colour: five shapes in two textures, at any place, size, angle and colour, over
 * gradients, stray lines and noise. Neither colour nor a single pixel tells the class: a linear classifier stays at 11 % of
 * the test images after 6 epochs, where the small MobileNetV1 reaches 92 % after 4 and a ResNet of 8 layers 88 % after 3.
 */
export const shapes: DatasetSource = {
  id: info.id,
  describe: () => Promise.resolve(info),
  open: () =>
    Promise.resolve({
      info,
      hash: createHash('sha256')
        .update(JSON.stringify([version, examples, seeds]))
        .digest('hex'),
      labels: (split: SplitName) => Promise.resolve(begin(examples[split], seeds[split]).labels),
      load: (split: SplitName) => Promise.resolve(drawShapes(examples[split], seeds[split])),
    }),
};
