import { formatFactor } from '../text/formatFactor.ts';
import { formatScaled } from '../text/formatScaled.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { lowerNode, type Networks, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const ghostnet: Lesson = function* (networks) {
  yield ghostsAgainstFilters();
  yield ratios(networks);
};

const [height, width, inputs] = [14, 14, 80] as const;
const hidden = 200;

/** Widening a block of the fourth stage by 1x1 filters alone, or half by those and half by cheap ones. */
function ghostsAgainstFilters(): LessonFigure {
  const pointwise = (filters: number) =>
    sumOf(lowerNode('Conv2D', { filters, kernelSize: 1 }, [height, width, inputs]), 'macs');
  const whole = pointwise(hidden);
  const half = pointwise(hidden / 2);
  const cheap = sumOf(lowerNode('DepthwiseConv2D', { kernelSize: 3, padding: 1 }, [height, width, hidden / 2]), 'macs');
  return {
    title: { key: 'lesson.ghosts.title' },
    text: {
      key: 'lesson.ghosts.text',
      values: {
        inputs,
        hidden,
        whole: formatScaled(whole),
        ghost: formatScaled(half + cheap),
        times: formatFactor(whole / (half + cheap)),
      },
    },
    chart: {
      kind: 'bars',
      unit: 'macs',
      parts: [{ key: 'lesson.ghosts.computed' }, { key: 'lesson.ghosts.made' }],
      bars: [
        { label: { key: 'lesson.ghosts.filters' }, values: [whole, 0] },
        { label: { key: 'lesson.ghosts.module' }, values: [half, cheap] },
      ],
    },
  };
}

/** The whole network with fewer and fewer channels computed in full. */
function ratios(networks: Networks): LessonFigure {
  const rows = [2, 3, 4, 5].map(ratio => {
    const { macs } = networks('ghostnet', 'ghostnet', { ratio }).totals;
    return [{ key: 'lesson.ghostRatios.row', values: { ratio } }, macs] as const;
  });
  return {
    title: { key: 'lesson.ghostRatios.title' },
    text: {
      key: 'lesson.ghostRatios.text',
      values: { most: formatScaled(rows[0]?.[1] ?? 0), least: formatScaled(rows.at(-1)?.[1] ?? 0) },
    },
    chart: plainBars('macs', rows),
  };
}
