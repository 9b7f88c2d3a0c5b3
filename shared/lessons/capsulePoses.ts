import { assert, required } from '../base/assert.ts';
import type { CapsuleExample, ShiftedPose } from '../jobs/CapsuleExample.ts';
import { trainSettingsSchema } from '../jobs/TrainSettings.ts';
import { withMinus } from '../text/withMinus.ts';
import type { LessonFigure, Line } from './Lesson.ts';
import type { Measurement } from './Measurement.ts';

/** So many numbers of a pose are told apart: those that move most. */
const told = 3;

/** Test images of MNIST that show a two, a one, a zero and a four. */
const indices = [1, 2, 3, 4];

/** So many of them are drawn. */
const drawn = 2;

/** As in the paper, images are moved by up to two pixels in training. */
const settings = trainSettingsSchema.parse({
  dataset: 'mnist',
  epochs: 1,
  steps: 600,
  optimizer: { name: 'adam', learningRate: 0.003 },
  testAtEnd: false,
  augmentation: { crop: 2 },
});

/** What happens to the pose and to the length of a capsule when its image is moved, and what each number of it draws. */
export const capsulePoses: Measurement = {
  title: { key: 'lesson.poses.title' },
  text: { key: 'lesson.poses.before' },
  *jobs(documents) {
    const document = documents('capsnet', 'mnist');
    const trained = yield { kind: 'train', document, settings, exportTo: null };
    assert(trained.kind === 'train', 'a training was asked for');
    const result = yield { kind: 'capsules', run: trained.run, dataset: null, indices, folder: null };
    assert(result.kind === 'capsules', 'capsules were asked for');
    return capsuleFigures(result.examples, result.tweaks);
  },
};

/** The pose over the shift of the image whose pose follows it furthest, then the pictures of such images. */
function capsuleFigures(examples: readonly CapsuleExample[], tweaks: readonly number[]): readonly LessonFigure[] {
  const reachOf = ({ shifts }: CapsuleExample) => numbersByReach(shifts)[0]?.reach ?? 0;
  const [first, ...others] = examples.toSorted((one, other) => reachOf(other) - reachOf(one)).slice(0, drawn);
  const furthest = required(first, 'an example');
  return [poseFigure(furthest), ...[furthest, ...others].map(example => tweakFigure(example, tweaks))];
}

/** The pose of an image's capsule while the image moves, and the capsule's length. */
export function poseFigure({ named, shifts }: CapsuleExample): LessonFigure {
  const lengths = shifts.map(({ length }) => length);
  const numbers = numbersByReach(shifts);
  const most = required(numbers[0], 'a number');
  const line = (label: Line['label'], values: readonly number[], isBackground: boolean): Line => ({
    label,
    points: shifts.map(({ pixels }, index) => [pixels, values[index] ?? 0] as const),
    isBackground,
  });
  const lines = numbers.map(({ number, values }, rank) =>
    line({ key: 'lesson.poses.number', values: { number } }, values, rank >= told),
  );
  return {
    title: capsulePoses.title,
    text: {
      key: 'lesson.poses.text',
      values: {
        named,
        pixels: Math.max(...shifts.map(({ pixels }) => pixels)),
        least: Math.min(...lengths).toFixed(2),
        longest: Math.max(...lengths).toFixed(2),
        number: most.number,
        from: withMinus(Math.min(...most.values).toFixed(2)),
        to: withMinus(Math.max(...most.values).toFixed(2)),
      },
    },
    chart: {
      kind: 'lines',
      unit: 'pose',
      x: { key: 'lesson.axis.shift' },
      lines: [line({ key: 'lesson.poses.length' }, lengths, false), ...lines],
    },
  };
}

/** Each number of the pose, counted from 1, with its values over the shifts; those that move most come first. */
function numbersByReach(shifts: readonly ShiftedPose[]) {
  const dimension = shifts[0]?.pose.length ?? 0;
  const numbers = Array.from({ length: dimension }, (_, index) => {
    const values = shifts.map(({ pose }) => pose[index] ?? 0);
    return { number: index + 1, values, reach: Math.max(...values) - Math.min(...values) };
  });
  return numbers.toSorted((a, b) => b.reach - a.reach);
}

/** An image, what is drawn from its capsule, and what each number of the pose does to that. */
export function tweakFigure({ named, shifts, pictures }: CapsuleExample, tweaks: readonly number[]): LessonFigure {
  const rows = shifts[0]?.pose.length ?? 0;
  const values = { named, rows, most: tweaks.at(-1) ?? 0 };
  return {
    title: { key: 'lesson.tweaks.title', values },
    text: { key: 'lesson.tweaks.text', values },
    chart: { kind: 'pictures', pictures, tweaks, rows, label: { key: 'lesson.tweaks.describe', values } },
  };
}
