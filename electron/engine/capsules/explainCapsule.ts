import { required } from '../../../shared/base/assert.ts';
import type { CapsuleExample } from '../../../shared/jobs/CapsuleExample.ts';
import type { CapsuleParts } from '../../../shared/lowering/capsuleParts.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import { type ImageBytes, prepareImages } from '../training/prepareImages.ts';
import { drawImages } from './drawImages.ts';
import { shiftImages } from './shiftImages.ts';

/** How far each number of a pose is moved, as in figure 4 of the paper: -0.25 to 0.25 in steps of 0.05. */
export const tweaks: readonly number[] = Array.from({ length: 11 }, (_, step) => (step - 5) / 20);

/** Pixels to the right. MNIST's digits lie within 20 of 28 columns: they stay whole. */
const shifts: readonly number[] = Array.from({ length: 9 }, (_, index) => index - 4);

/** How many images the network sees at once. */
export const shiftCount = shifts.length;

type Pose = readonly number[];

interface Explained extends Pick<CapsuleExample, 'shifts'> {
  /** The class of the longest capsule. */
  readonly named: number;
  /** What the network draws from that capsule. */
  readonly drawn: ImageBytes;
  /** The same with one number of its pose moved: number by number, tweak by tweak. */
  readonly tweaked: ImageBytes;
}

/** What the capsule of the class that a network sees in an image knows of it. */
export function explainCapsule(
  network: Pick<Network, 'plan' | 'run'>,
  decoder: Network,
  { poses: { name }, drawing }: CapsuleParts,
  image: ImageBytes,
): Explained {
  const found = posesOf(network, name, shiftImages(image, shifts));
  const poses = required(found[shifts.indexOf(0)], 'the poses of the image itself');
  const lengths = poses.map(lengthOf);
  const named = lengths.indexOf(Math.max(...lengths));
  const pose = required(poses[named], 'the longest capsule');
  const variants = [pose, ...pose.flatMap((_, number) => tweaks.map(tweak => moved(pose, number, tweak)))];
  const { bytes, count, ...form } = drawImages(
    decoder,
    drawing,
    variants.map(variant => poses.map((other, index) => (index === named ? variant : other.map(() => 0)))),
  );
  const size = bytes.length / count;
  return {
    named,
    drawn: { ...form, count: 1, bytes: bytes.subarray(0, size) },
    tweaked: { ...form, count: count - 1, bytes: bytes.subarray(size) },
    shifts: shifts.map((pixels, index) => {
      const shifted = required(found[index]?.[named], 'a pose');
      return { pixels, pose: shifted, length: lengthOf(shifted) };
    }),
  };
}

/** The poses of all classes in each image. */
const posesOf = (
  network: Pick<Network, 'plan' | 'run'>,
  layer: string,
  images: ImageBytes,
): readonly (readonly Pose[])[] =>
  tf.tidy(() => {
    const [poses] = network.run(prepareImages(images, network.plan.input), [layer]);
    return required(poses, layer).arraySync() as number[][][];
  });

const lengthOf = (pose: Pose): number => Math.hypot(...pose);

const moved = (pose: Pose, number: number, tweak: number): Pose =>
  pose.map((value, index) => (index === number ? value + tweak : value));
