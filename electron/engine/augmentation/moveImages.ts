import type { Tensor, Tensor4D } from '@tensorflow/tfjs-node';
import type { AugmentationSettings } from '../../../shared/jobs/Augmentation.ts';
import { tf } from '../backend.ts';
import { attribute, singleOperation } from '../kernels/operation.ts';
import type { Draws } from './draws.ts';

const radians = Math.PI / 180;

/** For each image the matrix that says where a place of the new image comes from, about the centre: `[batch, 2, 2]`. */
type Turn = (settings: AugmentationSettings, draws: Draws) => Tensor;

const matrix = (rows: readonly [readonly [Tensor, Tensor], readonly [Tensor, Tensor]]): Tensor =>
  tf.reshape(tf.stack(rows.flat(), 1), [-1, 2, 2]);

/** What leaves the centre where it is. */
const turns: Readonly<Record<'flip' | 'rotate' | 'shear' | 'scale', Turn>> = {
  flip({ flip }, draws) {
    const [one, none] = [tf.ones([draws.count]), tf.zeros([draws.count])];
    const sign = (name: string) => tf.where(tf.less(draws.share(name), 0.5), tf.neg(one), one);
    return matrix([
      [flip === 'vertical' ? one : sign('flip/across'), none],
      [none, flip === 'horizontal' ? one : sign('flip/down')],
    ]);
  },
  rotate({ rotate }, draws) {
    const angle = draws.within('rotate', rotate * radians);
    const [cosine, sine] = [tf.cos(angle), tf.sin(angle)];
    return matrix([
      [cosine, sine],
      [tf.neg(sine), cosine],
    ]);
  },
  shear({ shear }, draws) {
    const [one, none] = [tf.ones([draws.count]), tf.zeros([draws.count])];
    return matrix([
      [one, tf.tan(draws.within('shear', shear * radians))],
      [none, one],
    ]);
  },
  scale({ scale }, draws) {
    const none = tf.zeros([draws.count]);
    const shrink = tf.reciprocal(tf.add(draws.within('scale', scale), 1));
    return matrix([
      [shrink, none],
      [none, shrink],
    ]);
  },
};

const isOff = (strength: number | string): boolean => strength === 0 || strength === 'none';

/** Flip, rotate, shear, scale and crop at once: images are sampled a single time, whatever is combined. */
export function moveImages(images: Tensor4D, settings: AugmentationSettings, draws: Draws): Tensor4D {
  const used = (['flip', 'rotate', 'shear', 'scale'] as const).filter(kind => !isOff(settings[kind]));
  if (used.length === 0 && settings.crop === 0) return images;
  const [, height, width] = images.shape;
  const forAll = (values: Tensor): Tensor => tf.tile(values, [draws.count, 1, 1]);
  const still = forAll(tf.tensor3d([1, 0, 0, 1], [1, 2, 2]));
  const turned = used.reduce((product, kind) => tf.matMul(product, turns[kind](settings, draws)), still);
  const centre = forAll(tf.tensor3d([(width - 1) / 2, (height - 1) / 2], [1, 2, 1]));
  const offset = tf.add(tf.sub(centre, tf.matMul(turned, centre)), shifts(settings, draws));
  const affine = tf.reshape(tf.concat([turned, offset], 2), [-1, 6]);
  return sample(images, tf.concat([affine, tf.zeros([draws.count, 2])], 1), settings.fill);
}

/** Whole pixels, every shift as likely, as cropping a padded image gives: `[batch, 2, 1]`. */
function shifts({ crop }: AugmentationSettings, draws: Draws): Tensor {
  const along = (name: string) => tf.sub(tf.floor(tf.mul(draws.share(name), 2 * crop + 1)), crop);
  return tf.reshape(tf.stack([along('crop/across'), along('crop/down')], 1), [-1, 2, 1]);
}

/** Takes each pixel of the new images from where its transform (`[batch, 8]`) says, between four pixels. */
function sample(images: Tensor4D, transforms: Tensor, fill: AugmentationSettings['fill']): Tensor4D {
  const attributes = [
    attribute.type('dtype', 'float32'),
    attribute.string('interpolation', 'BILINEAR'),
    attribute.string('fill_mode', fill.toUpperCase()),
  ];
  const size = tf.tensor1d(images.shape.slice(1, 3), 'int32');
  const sampled = singleOperation('ImageProjectiveTransformV3', attributes, [images, transforms, size, tf.scalar(0)]);
  return sampled as Tensor4D;
}
