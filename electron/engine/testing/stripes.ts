import { createRandom } from '../../../shared/base/random.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { memorySplit } from '../../datasets/memorySplit.ts';

const side = 8;
const classes = 4;

/** Images of 8 × 8 in four classes: a bright row at a place of its own for each, in noise. Learnt in a few steps. */
function drawStripes(count: number, seed: number): Split {
  const random = createRandom(seed);
  const labels = Uint16Array.from({ length: count }, (_, index) => index % classes);
  const images = Uint8Array.from({ length: count * side * side }, (_, pixel) => {
    const row = Math.floor(pixel / side) % side;
    const label = labels[Math.floor(pixel / (side * side))];
    return random.integer(100) + (row === 1 + 2 * (label ?? 0) ? 100 : 0);
  });
  return memorySplit(images, labels);
}

export function stripes(train = 64, validation = 32, test = 32): Dataset {
  const counts = { train, validation, test };
  return {
    info: {
      id: 'stripes',
      name: 'Stripes',
      height: side,
      width: side,
      channels: 1,
      labels: ['first', 'second', 'third', 'fourth'],
      examples: counts,
      missing: null,
    },
    hash: 'stripes',
    labels: split => Promise.resolve(drawStripes(counts[split], split.length).labels),
    load: split => Promise.resolve(drawStripes(counts[split], split.length)),
  };
}
