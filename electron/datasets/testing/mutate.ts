import type { Random } from '../../../shared/base/random.ts';

const extremes = [0, 1, 0x7f, 0x80, 0xff];

/** Some bytes with a few things wrong with them: flipped bits, extreme values, parts cut, doubled, moved or put in. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated: Uint8Array = Uint8Array.from(bytes);
  for (let left = 1 + random.integer(4); left > 0; left -= 1) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(bytes: Uint8Array, random: Random): Uint8Array {
  // Headers are small, and most of what can go wrong stands there.
  const within = random.next() < 0.5 ? Math.min(bytes.length, 64) : bytes.length;
  const at = random.integer(Math.max(1, within));
  const length = 1 + random.integer(Math.max(1, Math.min(64, bytes.length - at)));
  const part = bytes.subarray(at, at + length);
  switch (random.integer(7)) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(8));
      return bytes;
    case 1:
      bytes.fill(
        extremes[random.integer(extremes.length)] ?? 0,
        at,
        Math.min(bytes.length, at + 1 + random.integer(8)),
      );
      return bytes;
    case 2:
      return bytes.slice(0, at);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
    case 5:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(part).reverse(), bytes.subarray(at + length)]);
    default:
      return Buffer.concat([bytes, part]);
  }
}
