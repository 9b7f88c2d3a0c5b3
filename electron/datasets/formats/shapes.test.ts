import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serialiseError } from '../../../shared/base/appError.ts';
import { encodeIdx } from '../testing/encodeIdx.ts';
import { importFrom } from '../testing/importFrom.ts';

// F7: whatever sizes a header announces, what is not there is refused before memory is taken.
let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-shapes-'));
});
afterAll(() => rm(root, { recursive: true }));

const huge = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, 3n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 64n),
  fc.bigInt(0n, 2n ** 70n),
);

async function refusal(path: string): Promise<string> {
  const before = process.memoryUsage().arrayBuffers;
  const outcome = await importFrom(path, join(root, 'data')).then(
    () => 'imported',
    (thrown: unknown) => serialiseError(thrown).code,
  );
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 2 ** 20);
  return outcome;
}

test('arrays of any shape', async () => {
  const file = join(root, 'x_train.npy');
  await writeFile(join(root, 'y_train.npy'), npy('(7,)', 7));
  await fc.assert(
    fc.asyncProperty(fc.array(huge, { minLength: 1, maxLength: 5 }), async extents => {
      // The bytes that follow are those of no such shape.
      fc.pre(extents.reduce((product, extent) => product * extent, 1n) !== 40n);
      await writeFile(file, npy(`(${extents.join(', ')},)`, 40));
      expect(await refusal(file)).toBe('dataset/unreadable');
    }),
    { numRuns: 100, seed: 5 },
  );
  expect(await readdir(join(root, 'data')).catch(() => [])).not.toContain('x');
});

test('IDX files of any extents', async () => {
  const folder = await mkdtemp(join(root, 'idx-'));
  const extent = fc.oneof(
    fc.constantFrom(0, 1, 2, 2 ** 16, 2 ** 31, 2 ** 32 - 1),
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  );
  await writeFile(join(folder, 'train-labels-idx1-ubyte'), encodeIdx([4], new Uint8Array(4)));
  await fc.assert(
    fc.asyncProperty(fc.array(extent, { minLength: 3, maxLength: 4 }), async extents => {
      fc.pre(extents.reduce((product, one) => product * one, 1) !== 40);
      await writeFile(join(folder, 'train-images-idx3-ubyte'), encodeIdx(extents, new Uint8Array(40)));
      expect(await refusal(folder)).toBe('dataset/unreadable');
    }),
    { numRuns: 100, seed: 5 },
  );
});

function npy(shape: string, bytes: number): Uint8Array {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': ${shape}, }\n`;
  const size = Buffer.alloc(2);
  size.writeUInt16LE(header.length);
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), size, Buffer.from(header), Buffer.alloc(bytes)]);
}
