import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import type { ResolvedInput } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { uploadBytes } from './uploadBytes.ts';

/** Images as bytes, one after another, channels last. */
export interface ImageBytes {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * What a network sees of images: `[count, height, width, channels]` of its own size, normalised. Training, evaluation and
 * prediction all go through here.
 */
export function prepareImages({ bytes, count, height, width, channels }: ImageBytes, input: ResolvedInput): Tensor4D {
  return tf.tidy(() => preparePixels(uploadBytes(bytes, [count, height, width, channels]) as Tensor4D, input));
}

/** The same for pixels that are in TensorFlow already: float32, 0..255. */
export const preparePixels = (pixels: Tensor4D, input: ResolvedInput): Tensor4D =>
  normalise(resize(pixels, input), input.normalisation) as Tensor4D;

function resize(images: Tensor4D, { height, width, resize: mode }: ResolvedInput): Tensor4D {
  const [, fromHeight, fromWidth] = images.shape;
  if (fromHeight === height && fromWidth === width) return images;
  const scales = [height / fromHeight, width / fromWidth];
  if (mode === 'stretch') return bilinear(images, height, width);
  const scale = mode === 'crop' ? Math.max(...scales) : Math.min(...scales);
  const scaled = bilinear(images, Math.round(fromHeight * scale), Math.round(fromWidth * scale));
  return mode === 'crop' ? cropCentre(scaled, height, width) : padAround(scaled, height, width);
}

const bilinear = (images: Tensor4D, height: number, width: number): Tensor4D =>
  tf.image.resizeBilinear(images, [Math.max(1, height), Math.max(1, width)], false, true);

function cropCentre(images: Tensor4D, height: number, width: number): Tensor4D {
  const [, fromHeight, fromWidth] = images.shape;
  const start = [0, Math.floor((fromHeight - height) / 2), Math.floor((fromWidth - width) / 2), 0];
  return tf.slice(images, start, [-1, height, width, -1]);
}

/** Black on both sides. */
function padAround(images: Tensor4D, height: number, width: number): Tensor4D {
  const [, fromHeight, fromWidth] = images.shape;
  const margin = (total: number): [number, number] => [Math.floor(total / 2), Math.ceil(total / 2)];
  return tf.pad(images, [[0, 0], margin(height - fromHeight), margin(width - fromWidth), [0, 0]]);
}

function normalise(images: Tensor, normalisation: ResolvedInput['normalisation']): Tensor {
  switch (normalisation.kind) {
    case 'unit':
      return tf.div(images, 255);
    case 'symmetric':
      return tf.sub(tf.div(images, 127.5), 1);
    case 'standard':
      return tf.div(tf.sub(tf.div(images, 255), normalisation.mean), normalisation.std);
  }
}
