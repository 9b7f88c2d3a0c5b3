import { z } from 'zod';
import { elementCount } from '../../shared/base/shape.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { because, type Reason } from '../../shared/text/Reason.ts';
import type { NamedValues } from './NamedValues.ts';

const bytesPerValue = 4;
const lengthBytes = 8;
const headerLimit = 100 * 2 ** 20;

const headerSchema = z.record(
  z.string(),
  z.strictObject({
    dtype: z.literal('F32'),
    shape: z.array(z.number().int().min(0)),
    data_offsets: z.tuple([z.number().int().min(0), z.number().int().min(0)]),
  }),
);
type Header = z.infer<typeof headerSchema>;

/** Tensors as a file of the safetensors format: length of the header, header (JSON), values (little endian). */
export function encodeSafetensors(tensors: readonly NamedValues[]): Uint8Array {
  const header: Header = {};
  let end = 0;
  for (const { name, shape, values } of tensors) {
    header[name] = { dtype: 'F32', shape: [...shape], data_offsets: [end, end + values.byteLength] };
    end += values.byteLength;
  }
  const text = JSON.stringify(header);
  // Values begin at a multiple of eight, as readers that map the file want it.
  const encoded = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8));
  const start = lengthBytes + encoded.length;
  const file = new Uint8Array(start + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(encoded.length), true);
  file.set(encoded, lengthBytes);
  for (const { name, values } of tensors) {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    file.set(bytes, start + (header[name]?.data_offsets[0] ?? 0));
  }
  return file;
}

/** The tensors of a file of float32 values, or what is wrong with it. */
export function decodeSafetensors(file: Uint8Array): Result<readonly NamedValues[], Reason> {
  if (file.length < lengthBytes) return err(because('model.short'));
  const length = new DataView(file.buffer, file.byteOffset).getBigUint64(0, true);
  if (length > BigInt(Math.min(headerLimit, file.length - lengthBytes))) return err(because('model.cutHeader'));
  const start = lengthBytes + Number(length);
  const header = parseHeader(file.subarray(lengthBytes, start));
  if (!header) return err(because('model.header'));
  const tensors: NamedValues[] = [];
  for (const [
    name,
    {
      shape,
      data_offsets: [from, to],
    },
  ] of Object.entries(header)) {
    const size = elementCount(shape) * bytesPerValue;
    if (to - from !== size || start + to > file.length) return err(because('model.cutValues', { name }));
    // A copy: values must be aligned, and should not keep the file in memory. (`slice` of a Node buffer copies nothing.)
    const bytes = new Uint8Array(file.subarray(start + from, start + to));
    tensors.push({ name, shape, values: new Float32Array(bytes.buffer) });
  }
  return ok(tensors);
}

function parseHeader(bytes: Uint8Array): Header | undefined {
  try {
    return headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}
