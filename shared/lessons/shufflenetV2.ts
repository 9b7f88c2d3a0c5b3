import { elementCount, type Shape } from '../base/shape.ts';
import { required } from '../base/assert.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatPercent } from '../text/formatPercent.ts';
import { formatScaled } from '../text/formatScaled.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { layersUnder, lowerNode, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const shufflenetV2: Lesson = function* (networks) {
  yield equalWidths(networks('shufflenet-v2', 'shufflenet-v2-torchvision'));
};

const imbalances = [1, 2, 4] as const;

/** 1x1 convolutions with the same multiply-adds and more and more unequal ends, from a unit of the third stage. */
function equalWidths(network: LoweredGraph): LessonFigure {
  const convolution = required(layersUnder(network, 'stage3/1/expand')[0], 'a 1x1 of stage3');
  const [height = 1, width = 1, channels = 1] = convolution.shape;
  const rows = imbalances.map(times => {
    const [from, to] = [channels / times, channels * times];
    const input: Shape = [height, width, from];
    const layers = lowerNode('Conv2D', { filters: to, kernelSize: 1, useBias: false }, [height, width, from]);
    const moved = elementCount(input) + elementCount([height, width, to]) + sumOf(layers, 'trainableParams');
    return { label: `${from} → ${to}`, macs: sumOf(layers, 'macs'), moved };
  });
  const [equal, , last] = rows;
  return {
    title: { key: 'lesson.equalWidths.title' },
    text: {
      key: 'lesson.equalWidths.text',
      values: {
        macs: formatScaled(equal?.macs ?? 0),
        more: formatPercent((last?.moved ?? 0) / (equal?.moved ?? 1) - 1, 0),
      },
    },
    chart: plainBars(
      'values',
      rows.map(({ label, moved }) => [label, moved]),
    ),
  };
}
