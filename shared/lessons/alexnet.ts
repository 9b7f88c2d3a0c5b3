import { formatScaled } from '../text/formatScaled.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { layersUnder, type Networks, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const alexnet: Lesson = function* (networks) {
  yield filterGroups(networks);
};

/** The second stage with one and with two groups of filters. */
function filterGroups(networks: Networks): LessonFigure {
  const paramsWith = (groups: number): number =>
    sumOf(layersUnder(networks('alexnet', 'alexnet', { groups }), 'conv2'), 'trainableParams');
  const [whole, halved] = [paramsWith(1), paramsWith(2)];
  return {
    title: { key: 'lesson.filterGroups.title' },
    text: { key: 'lesson.filterGroups.text', values: { whole: formatScaled(whole), halved: formatScaled(halved) } },
    chart: plainBars('params', [
      [{ key: 'lesson.groups.one' }, whole],
      [{ key: 'lesson.groups', values: { groups: 2 } }, halved],
    ]),
  };
}
