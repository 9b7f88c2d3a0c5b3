import fc from 'fast-check';
import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { createRandom } from '../../../shared/base/random.ts';
import { type AugmentationSettings, augmentationSchema } from '../../../shared/jobs/Augmentation.ts';
import { tensorCounts, tf } from '../backend.ts';
import { augmentBatch } from './augmentBatch.ts';

type Pictures = readonly number[][][][];
const [height, width] = [6, 8];

/** Whole numbers 0..255 that differ from place to place. */
function pictures(count: number, channels = 1, seed = 1): Pictures {
  const random = createRandom(seed);
  const list = <T>(length: number, make: () => T): T[] => Array.from({ length }, make);
  return list(count, () => list(height, () => list(width, () => list(channels, () => random.integer(256)))));
}

/** The pictures after augmentation; their labels are 0, 1, 2 … */
function augmented(images: Pictures, change: Partial<AugmentationSettings>, step = 1, seed = 7) {
  const found: { readonly pixels: Pictures; readonly shares: readonly number[][] | null }[] = [];
  tf.tidy(() => {
    const raw = { pixels: tf.tensor4d(images as number[][][][]), labels: tf.range(0, images.length, 1, 'int32') };
    const seeds = tf.tensor1d([seed, step], 'int32');
    const { pixels, shares } = augmentBatch(raw, augmentationSchema.parse(change), images.length, seeds);
    found.push({ pixels: pixels.arraySync(), shares: (shares?.arraySync() ?? null) as number[][] | null });
  });
  return required(found[0], 'a batch');
}

const augment = (...given: Parameters<typeof augmented>): Pictures => augmented(...given).pixels;

const everything = {
  flip: 'both',
  crop: 2,
  rotate: 15,
  scale: 0.2,
  shear: 10,
  brightness: 0.3,
  contrast: 0.3,
  saturation: 0.3,
  cutout: 3,
} as const;

const mirrored = (picture: number[][][]): number[][][] => picture.map(row => row.toReversed());

test('nothing asked for, nothing changed', () => {
  const images = pictures(5, 3);
  expect(augment(images, {})).toEqual(images);
});

test('flips are exact: an image or its mirror image, and both come up', () => {
  const images = pictures(64);
  const flipped = augment(images, { flip: 'horizontal' });
  const turned = flipped.filter((picture, index) => {
    const original = required(images[index], 'an image');
    const isMirrored = JSON.stringify(picture) === JSON.stringify(mirrored(original));
    if (!isMirrored) expect(picture).toEqual(original);
    return isMirrored;
  });
  expect(turned.length).toBeGreaterThan(15);
  expect(turned.length).toBeLessThan(50);
  augment(images, { flip: 'vertical' }).forEach((picture, index) => {
    const original = required(images[index], 'an image');
    expect([original, original.toReversed()]).toContainEqual(picture);
  });
});

test('a crop moves by whole pixels, as far as asked and no further, and brings in black', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 1000 }), (crop, step) => {
      const images = pictures(4);
      augment(images, { crop }, step).forEach((picture, index) => {
        const original = required(images[index], 'an image');
        const shifted = (down: number, across: number) =>
          original.map((row, y) => row.map((_, x) => original[y + down]?.[x + across] ?? [0]));
        const reach = Array.from({ length: 2 * crop + 1 }, (_, shift) => shift - crop);
        const found = reach.flatMap(down => reach.map(across => JSON.stringify(shifted(down, across))));
        expect(found).toContain(JSON.stringify(picture));
      });
    }),
    { numRuns: 25 },
  );
});

test.each(['nearest', 'reflect', 'wrap'] as const)('with fill %s no black comes in', fill => {
  const white = pictures(8).map(picture => picture.map(row => row.map(() => [255])));
  const moved = augment(white, { rotate: 90, scale: 0.5, crop: 3, shear: 20, fill });
  for (const value of moved.flat(3)) expect(value).toBeCloseTo(255, 2);
});

test('images stay of their size and range, whatever is combined', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const record = fc.record({
    flip: fc.constantFrom('none', 'horizontal', 'vertical', 'both'),
    crop: fc.integer({ min: 0, max: 9 }),
    rotate: fc.integer({ min: 0, max: 180 }),
    scale: fc.double({ min: 0, max: 0.9, noNaN: true }),
    shear: fc.integer({ min: 0, max: 60 }),
    brightness: share,
    contrast: share,
    saturation: share,
    cutout: fc.integer({ min: 0, max: 9 }),
    fill: fc.constantFrom('constant', 'nearest', 'reflect', 'wrap'),
  });
  fc.assert(
    fc.property(record, fc.constantFrom(1, 3), fc.integer({ min: 1, max: 1e6 }), (change, channels, step) => {
      const found = augment(pictures(3, channels), change, step);
      const values = found.flat(3);
      expect(values).toHaveLength(3 * height * width * channels);
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(-1e-3);
        expect(value).toBeLessThanOrEqual(255.001);
      }
    }),
    { numRuns: 60 },
  );
});

test('turning and enlarging keep the centre, and a turn keeps what is symmetric about it', () => {
  const disc = [
    Array.from({ length: 9 }, (_, y) =>
      Array.from({ length: 9 }, (_unused, x) => [200 * Math.exp(-((x - 4) ** 2 + (y - 4) ** 2) / 8)]),
    ),
  ];
  const turned = augment(disc, { rotate: 180 }, 3);
  expect(turned[0]?.[4]?.[4]?.[0]).toBeCloseTo(200, 2);
  turned.flat(3).forEach((value, index) => {
    expect(Math.abs(value - required(disc.flat(3)[index], 'a value'))).toBeLessThan(8);
  });
  expect(augment(disc, { scale: 0.5, shear: 30 }, 3)[0]?.[4]?.[4]?.[0]).toBeCloseTo(200, 2);
});

test('brightness multiplies, contrast keeps the mean grey, saturation keeps each grey', () => {
  const soft = pictures(6, 3).map(picture =>
    picture.map(row => row.map(pixel => pixel.map(value => 100 + value / 10))),
  );
  const grey = ([red = 0, green = 0, blue = 0]: readonly number[]) => 0.299 * red + 0.587 * green + 0.114 * blue;
  const meanGrey = (picture: number[][][]) => {
    const greys = picture.flat().map(grey);
    return greys.reduce((sum, value) => sum + value, 0) / greys.length;
  };
  augment(soft, { brightness: 0.5 }).forEach((picture, index) => {
    const original = required(soft[index], 'an image').flat(2);
    const factor = required(picture.flat(2)[0], 'a value') / required(original[0], 'a value');
    expect(factor).toBeGreaterThan(0.5);
    picture.flat(2).forEach((value, place) => {
      expect(value).toBeCloseTo(factor * required(original[place], 'a value'), 2);
    });
  });
  augment(soft, { contrast: 0.5 }).forEach((picture, index) => {
    expect(meanGrey(picture)).toBeCloseTo(meanGrey(required(soft[index], 'an image')), 2);
  });
  augment(soft, { saturation: 0.5 }).forEach((picture, index) => {
    picture.flat().forEach((pixel, place) => {
      expect(grey(pixel)).toBeCloseTo(grey(required(soft[index]?.flat()[place], 'a pixel')), 2);
    });
  });
  const colourless = pictures(2);
  expect(augment(colourless, { saturation: 1 })).toEqual(colourless);
});

test('cutout blackens one rectangle, no larger than asked, and leaves the rest', () => {
  const white = pictures(40).map(picture => picture.map(row => row.map(() => [255])));
  const areas = augment(white, { cutout: 3 }).map(picture => {
    const black = picture.flatMap((row, y) => row.flatMap(([value], x) => (value === 0 ? [[y, x] as const] : [])));
    const extent = (axis: 0 | 1) => {
      const places = black.map(place => place[axis]);
      return Math.max(...places) - Math.min(...places) + 1;
    };
    expect(black).toHaveLength(extent(0) * extent(1));
    expect(Math.max(extent(0), extent(1))).toBeLessThanOrEqual(3);
    return black.length;
  });
  expect(new Set(areas).size).toBeGreaterThan(1);
  expect(Math.max(...areas)).toBe(9);
});

test('the draws follow from seed and step: the same again, other ones otherwise, every image its own', () => {
  const images = pictures(6, 3);
  const first = augment(images, everything);
  expect(augment(images, everything)).toEqual(first);
  expect(augment(images, everything, 2)).not.toEqual(first);
  expect(augment(images, everything, 1, 8)).not.toEqual(first);
  const alike = augment(
    Array.from({ length: 6 }, () => required(images[0], 'an image')),
    everything,
  );
  expect(new Set(alike.map(picture => JSON.stringify(picture))).size).toBe(6);
});

test('mixup mixes images and labels by the same share, mostly the own one', () => {
  const before = tensorCounts();
  const images = pictures(64);
  const { pixels, shares } = augmented(images, { mixup: 0.4 });
  const own = required(shares, 'shares').map((row, index) => {
    const partner = 63 - index;
    const share = required(row[index], 'a share');
    expect(share).toBeGreaterThanOrEqual(0.5);
    row.forEach((value, label) => {
      expect(value).toBeCloseTo(label === index ? share : label === partner ? 1 - share : 0, 6);
    });
    const [mine, other] = [images[index]?.flat(2) ?? [], images[partner]?.flat(2) ?? []];
    pixels[index]?.flat(2).forEach((value, place) => {
      expect(value).toBeCloseTo(share * (mine[place] ?? 0) + (1 - share) * (other[place] ?? 0), 2);
    });
    return share;
  });
  // Beta(0.4, 0.4) folded at a half has a mean of 0.84.
  expect(own.reduce((sum, share) => sum + share, 0) / 64).toBeCloseTo(0.84, 1);
  expect(augmented(images, { flip: 'both' }).shares).toBeNull();
  expect(tensorCounts()).toEqual(before);
});
