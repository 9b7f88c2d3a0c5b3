import { required } from '../base/assert.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatScaled } from '../text/formatScaled.ts';
import type { Lesson, LessonFigure, Line } from './Lesson.ts';
import { layersUnder, type Networks } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const densenet: Lesson = function* (networks) {
  yield channelsSeen(networks);
  yield params(networks);
};

/** The channels that leave each unit, and those that the unit computed anew. */
function unitsOf(network: LoweredGraph, stage: string, join: 'Add' | 'Concatenate') {
  const joins = layersUnder(network, stage).filter(({ type }) => type === join);
  return joins.map(({ shape, inputShapes }) => {
    const given = join === 'Add' ? 0 : (inputShapes[0]?.at(-1) ?? 0);
    const seen = shape.at(-1) ?? 0;
    return { seen, made: seen - given };
  });
}

/** The third stage of DenseNet-121, which concatenates, beside that of ResNet-101, which adds; both at 14 by 14 pixels. */
function channelsSeen(networks: Networks): LessonFigure {
  const dense = unitsOf(networks('densenet', 'densenet121'), 'dense3', 'Concatenate');
  const residual = unitsOf(networks('resnet', 'resnet101'), 'stage3', 'Add');
  const line = (label: Line['label'], values: readonly number[]): Line => ({
    label,
    points: values.map((value, index) => [index + 1, value] as const),
  });
  const [first, last] = [required(dense[0], 'a layer'), required(dense.at(-1), 'a layer')];
  const added = required(residual[0], 'a block').made;
  return {
    title: { key: 'lesson.channelsSeen.title' },
    text: {
      key: 'lesson.channelsSeen.text',
      values: { made: first.made, from: first.seen - first.made, to: last.seen, added },
    },
    chart: {
      kind: 'lines',
      unit: 'channels',
      x: { key: 'lesson.axis.unit' },
      lines: [
        line(
          { key: 'lesson.channelsSeen.dense' },
          dense.map(({ seen }) => seen),
        ),
        line(
          { key: 'lesson.channelsSeen.residual' },
          residual.map(({ seen }) => seen),
        ),
        line(
          { key: 'lesson.channelsSeen.made' },
          dense.map(({ made }) => made),
        ),
      ],
    },
  };
}

function params(networks: Networks): LessonFigure {
  const ours = networks('densenet', 'densenet121').totals.trainableParams;
  const theirs = networks('resnet', 'resnet50').totals.trainableParams;
  return {
    title: { key: 'lesson.denseParams.title' },
    text: { key: 'lesson.denseParams.text', values: { ours: formatScaled(ours), theirs: formatScaled(theirs) } },
    chart: plainBars('params', [
      ['ResNet-50', theirs],
      ['DenseNet-121', ours],
    ]),
  };
}
