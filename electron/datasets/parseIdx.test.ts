import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/base/appError.ts';
import { parseIdx } from './parseIdx.ts';

function idx(shape: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 | shape.length);
  shape.forEach((extent, index) => view.setUint32(4 + 4 * index, extent));
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

const shapes = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 });
const sizeOf = (shape: readonly number[]) => shape.reduce((product, extent) => product * extent, 1);
const files = shapes.chain(shape =>
  fc.uint8Array({ minLength: sizeOf(shape), maxLength: sizeOf(shape) }).map(values => ({ shape, values })),
);

test('reads what was written', () => {
  fc.assert(
    fc.property(files, ({ shape, values }) => {
      expect(parseIdx(idx(shape, values), 'file', shape.length)).toEqual({ shape, values });
    }),
  );
});

test('any other length or header is damage, never a crash', () => {
  const damaged = files.chain(({ shape, values }) => {
    const whole = idx(shape, values);
    return fc.oneof(
      fc.nat({ max: whole.length - 1 }).map(length => whole.subarray(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 9 }).map(more => Uint8Array.from([...whole, ...more])),
      fc.nat({ max: 3 }).map(index => whole.with(index, (whole[index] ?? 0) ^ 0x40)),
    );
  });
  fc.assert(
    fc.property(damaged, fc.integer({ min: 1, max: 3 }), (bytes, dimensions) => {
      try {
        // A shorter file may still be whole for other dimensions.
        const { shape, values } = parseIdx(bytes, 'train-images', dimensions);
        expect(values).toHaveLength(sizeOf(shape));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(AppError);
        expect(thrown).toMatchObject({ code: 'dataset/damaged', values: { file: 'train-images' } });
      }
    }),
    { numRuns: 1000 },
  );
});

test('random bytes are damage, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), bytes => {
      expect(() => parseIdx(bytes, 'file', 3)).toThrow(AppError);
    }),
    { numRuns: 1000 },
  );
});

test('an announced size beyond all memory is refused by its length', () => {
  const bytes = idx([0xffff_ffff, 0xffff_ffff, 0xffff_ffff], new Uint8Array(8));
  expect(() => parseIdx(bytes, 'file', 3)).toThrow(expect.objectContaining({ code: 'dataset/damaged' }));
});
