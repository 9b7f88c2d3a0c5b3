import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatPercent } from '../text/formatPercent.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { sumOf } from './Networks.ts';

export const mobilenetV3: Lesson = function* (networks) {
  yield squeezeExcite(networks('mobilenet-v3', 'large'));
};

/** What squeeze-and-excitation adds to a network that has it in eight blocks. */
function squeezeExcite({ layers, totals }: LoweredGraph): LessonFigure {
  const own = layers.filter(({ origin }) => origin.includes('/squeezeExcite/'));
  const [params, macs] = [sumOf(own, 'trainableParams'), sumOf(own, 'macs')];
  return {
    title: { key: 'lesson.squeezeExcite.title' },
    text: {
      key: 'lesson.squeezeExcite.text',
      values: {
        params: formatPercent(params / totals.trainableParams, 0),
        macs: formatPercent(macs / totals.macs, 1),
      },
    },
    chart: {
      kind: 'bars',
      unit: null,
      parts: [{ key: 'lesson.squeezeExcite.part' }, { key: 'lesson.squeezeExcite.rest' }],
      bars: [
        { label: { key: 'lesson.unit.params' }, values: [params, totals.trainableParams - params] },
        { label: { key: 'lesson.unit.macs' }, values: [macs, totals.macs - macs] },
      ],
      isShare: true,
      rest: 1,
    },
  };
}
