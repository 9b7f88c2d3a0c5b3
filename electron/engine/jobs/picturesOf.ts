import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import type { Activation } from '../../../shared/jobs/Question.ts';
import { tf } from '../backend.ts';

/** More maps than these nobody looks at, and no map is drawn larger. */
const mapLimit = 64;
const sizeLimit = 64;

/** The output of a layer for a single image (`[1, …]`) as pictures; vectors become one row. */
export function picturesOf(layer: string, output: Tensor): Activation {
  const [, ...shape] = output.shape;
  const { maps, low, high, zeros } = tf.tidy(() => {
    const pictures = smallMaps(output);
    return {
      maps: pictures,
      low: Number(tf.min(output).dataSync()[0]),
      high: Number(tf.max(output).dataSync()[0]),
      zeros: Number(tf.mean(tf.cast(tf.equal(output, 0), 'float32')).dataSync()[0]),
    };
  });
  const [count, height, width] = maps.shape as [number, number, number];
  const scale = high > low ? 255 / (high - low) : 0;
  const pixels = Uint8Array.from(maps.dataSync(), value => Math.round((value - low) * scale));
  maps.dispose();
  return { layer, shape, maps: count, height, width, pixels, low, high, zeros };
}

/** `[maps, height, width]`, thinned to what can be shown. */
function smallMaps(output: Tensor): Tensor {
  const [, ...shape] = output.shape;
  const [first = 1, second = 1, channels = 1] = shape;
  if (shape.length === 1) return tf.reshape(output, [1, 1, first]);
  if (shape.length === 2) return shrink(tf.reshape(output, [1, first, second, 1]));
  const count = Math.min(channels, mapLimit);
  return shrink(tf.slice(output as Tensor4D, [0, 0, 0, 0], [1, -1, -1, count]));
}

function shrink(images: Tensor): Tensor {
  const [, height = 1, width = 1, channels = 1] = images.shape;
  const size: [number, number] = [Math.min(height, sizeLimit), Math.min(width, sizeLimit)];
  const isSmall = height <= sizeLimit && width <= sizeLimit;
  const sized = isSmall ? images : tf.image.resizeBilinear(images as Tensor4D, size, false, true);
  return tf.reshape(tf.transpose(sized, [3, 0, 1, 2]), [channels, ...size]);
}
