import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import type { ResolvedInput } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import type { ImageBytes } from '../training/prepareImages.ts';

/** What a decoder draws from masked poses, as images that can be looked at. `drawing` is the layer that draws. */
export function drawImages(
  decoder: Network,
  drawing: string,
  masked: readonly (readonly (readonly number[])[])[],
): ImageBytes {
  const { height, width, channels, normalisation } = decoder.plan.input;
  const bytes = tf.tidy(() => {
    const [drawn] = decoder.run(tf.tensor(masked), [drawing]);
    const pixels = pixelsFrom(required(drawn, drawing), normalisation, channels);
    return Uint8Array.from(tf.clipByValue(tf.round(pixels), 0, 255).dataSync());
  });
  return { bytes, count: masked.length, height, width, channels };
}

/** From prepared values back to 0..255. */
function pixelsFrom(prepared: Tensor, normalisation: ResolvedInput['normalisation'], channels: number): Tensor {
  switch (normalisation.kind) {
    case 'unit':
      return tf.mul(prepared, 255);
    case 'symmetric':
      return tf.mul(tf.add(prepared, 1), 127.5);
    case 'standard': {
      const byChannel = tf.reshape(prepared, [-1, channels]);
      return tf.mul(tf.add(tf.mul(byChannel, normalisation.std), normalisation.mean), 255);
    }
  }
}
