import { required } from '../base/assert.ts';
import { formatPercent } from '../text/formatPercent.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { lowerNode, type Networks, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const vgg: Lesson = function* (networks) {
  yield stackedFilters(networks);
};

/** How far a row of filters without strides sees, in pixels. */
const fieldOf = (kernelSize: number, count: number): number => 1 + count * (kernelSize - 1);

/** Rows of 3x3 filters beside single large ones that see as far, at the channels of the third stage. */
function stackedFilters(networks: Networks): LessonFigure {
  const [height = 1, width = 1, channels = 1] = required(
    networks('vgg', 'vgg16').nodes['stage3']?.outputs['out'],
    'the shape of stage3',
  );
  const paramsOf = (kernelSize: number, count: number): number => {
    const layer = lowerNode('Conv2D', { filters: channels, kernelSize, useBias: false }, [height, width, channels]);
    return count * sumOf(layer, 'trainableParams');
  };
  const rows = [
    { kernelSize: 5, count: 1 },
    { kernelSize: 3, count: 2 },
    { kernelSize: 7, count: 1 },
    { kernelSize: 3, count: 3 },
  ].map(row => ({ ...row, params: paramsOf(row.kernelSize, row.count), field: fieldOf(row.kernelSize, row.count) }));
  const [five, two, seven, three] = rows.map(({ params }) => params);
  const share = (part = 0, whole = 1): string => formatPercent(part / whole, 0);
  return {
    title: { key: 'lesson.stackedFilters.title' },
    text: {
      key: 'lesson.stackedFilters.text',
      values: { channels, two: share(two, five), three: share(three, seven) },
    },
    chart: plainBars(
      'params',
      rows.map(({ kernelSize, count, params, field }) => {
        return [{ key: 'lesson.stackedFilters.row', values: { kernelSize, count, field } }, params];
      }),
    ),
  };
}
