import { required } from '../base/assert.ts';
import type { PlanLayer } from '../lowering/LayerPlan.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatCount } from '../text/formatCount.ts';
import type { Lesson, LessonFigure, Line } from './Lesson.ts';
import type { Networks } from './Networks.ts';

export const resnet: Lesson = function* (networks) {
  yield wayOfTheGradient(networks);
};

const hasKernel = ({ type }: PlanLayer): boolean => type === 'Conv2D' || type === 'Dense';

/** For each convolution of the main path, how many others lie on the shortest way from it to the loss. */
function shortestWays({ layers, heads }: LoweredGraph): readonly number[] {
  const ways = new Map(heads.map(({ layer }) => [layer, 0]));
  for (const layer of layers.toReversed()) {
    const way = required(ways.get(layer.name), `the way from ${layer.name}`);
    for (const input of layer.inputs) {
      const longer = way + (hasKernel(layer) ? 1 : 0);
      ways.set(input, Math.min(longer, ways.get(input) ?? Number.POSITIVE_INFINITY));
    }
  }
  return layers.filter(({ type }) => type === 'Conv2D').map(({ name }) => required(ways.get(name), name));
}

/**
 * A plain and a residual net of 56 layers with the same parameters (shortcuts of option A have none), and how near each
 * convolution is to the loss.
 */
function wayOfTheGradient(networks: Networks): LessonFigure {
  const variant = 'resnet56-cifar';
  const residual = networks('resnet', variant);
  const plain = networks('resnet', variant, { shortcut: 'none' });
  const lineOf = (label: Line['label'], network: LoweredGraph): Line => ({
    label,
    points: shortestWays(network).map((way, index) => [index + 1, way] as const),
  });
  const lines = [
    lineOf({ key: 'lesson.gradientWay.plain' }, plain),
    lineOf({ key: 'lesson.gradientWay.residual' }, residual),
  ];
  const firstOf = (line: Line | undefined): number => line?.points[0]?.[1] ?? 0;
  return {
    title: { key: 'lesson.gradientWay.title' },
    text: {
      key: 'lesson.gradientWay.text',
      values: {
        plain: firstOf(lines[0]),
        residual: firstOf(lines[1]),
        plainParams: formatCount(plain.totals.trainableParams),
        residualParams: formatCount(residual.totals.trainableParams),
      },
    },
    chart: { kind: 'lines', unit: 'convolutions', x: { key: 'lesson.axis.convolution' }, lines },
  };
}
