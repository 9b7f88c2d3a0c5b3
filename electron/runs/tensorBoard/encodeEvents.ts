import { crc32c } from '../../files/crc32c.ts';
import { Message } from '../../files/protobuf.ts';

/** Numbers by name at one moment of a training. */
export interface EventPoint {
  /** In ms since 1970. */
  readonly time: number;
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

/** A TensorBoard event file (`tensorflow/core/util/event.proto` in records with checksums) of some scalars. */
export function encodeEvents(points: readonly EventPoint[]): Uint8Array {
  const start = new Message().double(1, (points[0]?.time ?? 0) / 1000).text(3, 'brain.Event:2');
  return Buffer.concat([start, ...points.map(encodePoint)].flatMap(event => record(event.finish())));
}

function encodePoint({ time, step, values }: EventPoint): Message {
  const summary = new Message();
  for (const [tag, value] of Object.entries(values)) {
    summary.message(1, new Message().text(1, tag).float(2, value));
  }
  return new Message()
    .double(1, time / 1000)
    .varint(2, step)
    .message(5, summary);
}

/** Length, its checksum, the bytes, their checksum (`tensorflow/core/lib/io/record_writer.h`). */
function record(bytes: Uint8Array): readonly Uint8Array[] {
  const header = new Uint8Array(12);
  const view = new DataView(header.buffer);
  view.setBigUint64(0, BigInt(bytes.length), true);
  view.setUint32(8, masked(header.subarray(0, 8)), true);
  const footer = new Uint8Array(4);
  new DataView(footer.buffer).setUint32(0, masked(bytes), true);
  return [header, bytes, footer];
}

/** A checksum of bytes that hold checksums is weak, so that TensorFlow turns and shifts it. */
function masked(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
