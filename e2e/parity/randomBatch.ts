import type { Batch } from '../../electron/engine/training/batches.ts';
import { createRandom } from '../../shared/base/random.ts';
import type { ResolvedInput } from '../../shared/lowering/LayerPlan.ts';

/** Pixels of one coarse colour. */
const patch = 8;

/**
 * Random images that differ in more than noise, which global pooling would average out: patches of a colour each, with a
 * third of noise on top.
 */
export function randomBatch({ height, width, channels, classes }: ResolvedInput, count: number, seed: number): Batch {
  const random = createRandom(seed);
  const bytes = new Uint8Array(count * height * width * channels);
  const across = Math.ceil(width / patch);
  for (let image = 0; image < count; image += 1) {
    const colours = Array.from({ length: Math.ceil(height / patch) * across * channels }, () => random.integer(171));
    for (let pixel = 0; pixel < height * width; pixel += 1) {
      const place = Math.floor(Math.floor(pixel / width) / patch) * across + Math.floor((pixel % width) / patch);
      for (let channel = 0; channel < channels; channel += 1) {
        const index = (image * height * width + pixel) * channels + channel;
        bytes[index] = (colours[place * channels + channel] ?? 0) + random.integer(86);
      }
    }
  }
  const labels = Int32Array.from({ length: count }, () => random.integer(classes));
  return { images: { bytes, count, height, width, channels }, labels };
}
