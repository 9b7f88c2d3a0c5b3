import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResolvedInput } from '../../../shared/lowering/LayerPlan.ts';
import { tensorCounts } from '../backend.ts';
import { type ImageBytes, prepareImages } from './prepareImages.ts';

const input = (change: Partial<ResolvedInput>): ResolvedInput => ({
  height: 2,
  width: 2,
  channels: 1,
  classes: 10,
  normalisation: { kind: 'unit' },
  resize: 'stretch',
  ...change,
});

const image = (height: number, width: number, bytes: readonly number[], channels = 1): ImageBytes => ({
  bytes: Uint8Array.from(bytes),
  count: bytes.length / (height * width * channels),
  height,
  width,
  channels,
});

function prepared(bytes: ImageBytes, change: Partial<ResolvedInput> = {}): readonly number[] {
  const tensor = prepareImages(bytes, input({ height: bytes.height, width: bytes.width, ...change }));
  const values = [...tensor.dataSync()];
  tensor.dispose();
  return values;
}

test('every byte arrives, whatever their number', () => {
  const before = tensorCounts();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 33 }), bytes => {
      const found = prepared(image(1, bytes.length, [...bytes]));
      expect(found).toEqual([...bytes].map(value => Math.fround(value / 255)));
    }),
  );
  expect(tensorCounts()).toEqual(before);
});

test('normalisation: 0..1, -1..1, and by means and deviations of each channel', () => {
  const bytes = image(1, 1, [0, 255, 51], 3);
  expect(prepared(bytes)).toEqual([0, 1, Math.fround(0.2)]);
  expect(prepared(bytes, { normalisation: { kind: 'symmetric' } })).toEqual([-1, 1, expect.closeTo(-0.6, 6)]);
  const standard = { kind: 'standard' as const, mean: [0.5, 0.5, 0.1], std: [0.5, 0.25, 0.1] };
  expect(prepared(bytes, { normalisation: standard })).toEqual([-1, 2, expect.closeTo(1, 5)]);
});

const white = (count: number) => Array<number>(count).fill(255);

test('stretching keeps no proportions, cropping cuts the longer side, padding adds black', () => {
  const wide = image(2, 4, [0, 255, 255, 0, 0, 255, 255, 0]);
  expect(prepared(wide, { height: 2, width: 2, resize: 'stretch' })).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(prepared(wide, { height: 2, width: 2, resize: 'crop' })).toEqual([1, 1, 1, 1]);
  const padded = prepared(image(1, 3, white(3)), { height: 3, width: 3, resize: 'pad' });
  expect(padded).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0]);
  const tall = prepared(image(4, 1, white(4)), { height: 2, width: 2, resize: 'pad' });
  expect(tall.filter(value => value === 1)).toHaveLength(2);
});

test('any image becomes one of the size of the network', () => {
  const sizes = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(
      sizes,
      sizes,
      sizes,
      sizes,
      fc.constantFrom('stretch', 'crop', 'pad'),
      (h, w, height, width, resize) => {
        const values = prepared(image(h, w, white(h * w)), { height, width, resize });
        expect(values).toHaveLength(height * width);
        if (resize !== 'pad') expect(Math.min(...values)).toBeCloseTo(1, 5);
      },
    ),
  );
});
