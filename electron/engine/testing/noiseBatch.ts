import { createRandom } from '../../../shared/base/random.ts';
import type { ResolvedInput } from '../../../shared/lowering/LayerPlan.ts';
import type { Batch } from '../training/batches.ts';

/** Images and labels that mean nothing: whatever a network makes of them, every way to train must make the same. */
export function noiseBatch({ height, width, channels, classes }: ResolvedInput, count: number, seed = count): Batch {
  const random = createRandom(seed);
  const bytes = Uint8Array.from({ length: count * height * width * channels }, () => random.integer(256));
  const labels = Int32Array.from({ length: count }, () => random.integer(classes));
  return { images: { bytes, count, height, width, channels }, labels };
}
