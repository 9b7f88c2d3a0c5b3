import { AppError } from '../../shared/base/appError.ts';

/** The contents of an IDX file of bytes (Yann LeCun's format for MNIST). */
export interface IdxArray {
  /** Extent of each dimension; the product is the number of values. */
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

const unsignedByte = 0x08;

/**
 * Reads an IDX file: two zero bytes, the value type, the number of dimensions, each extent (32 bits, big endian), the values.
 * @throws AppError `dataset/damaged` for anything but bytes in `dimensions` dimensions, exactly as many as announced.
 */
export function parseIdx(bytes: Uint8Array, file: string, dimensions: number): IdxArray {
  const damaged = (reason: string): AppError => new AppError('dataset/damaged', { file, reason });
  const start = 4 + 4 * dimensions;
  if (bytes.length < start) throw damaged(`it has only ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = view.getUint32(0);
  const expected = (unsignedByte << 8) | dimensions;
  if (magic !== expected) throw damaged(`it begins with ${hex(magic)} instead of ${hex(expected)}`);
  const shape = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  const count = shape.reduce((product, extent) => product * extent, 1);
  const found = bytes.length - start;
  if (found !== count) throw damaged(`it announces ${count} values and has ${found}`);
  return { shape, values: bytes.subarray(start) };
}

const hex = (value: number): string => `0x${value.toString(16).padStart(8, '0')}`;
