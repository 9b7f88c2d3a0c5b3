import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatFactor } from '../text/formatFactor.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { layersUnder, lowerNode, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const mobilenetV2: Lesson = function* (networks) {
  const network = networks('mobilenet-v2', 'mobilenet-v2');
  yield thinFatThin(network);
  yield insideFilter(network);
};

/** A block of the fourth stage without a stride. */
const block = 'stage4/1';

/** The channels on the way through a block. */
function thinFatThin(network: LoweredGraph): LessonFigure {
  const steps = ['expand', 'depthwise', 'project'] as const;
  const layers = steps.map(step => layersUnder(network, `${block}/${step}`));
  const input = layers[0]?.[0]?.inputShapes[0]?.at(-1) ?? 0;
  const channels = layers.map(own => own.at(-1)?.shape.at(-1) ?? 0);
  return {
    title: { key: 'lesson.thinFatThin.title' },
    text: { key: 'lesson.thinFatThin.text', values: { thin: input, fat: channels[0] ?? 0 } },
    chart: plainBars('channels', [
      [{ key: 'lesson.thinFatThin.input' }, input],
      ...steps.map((step, index) => [{ key: `lesson.thinFatThin.${step}` }, channels[index] ?? 0] as const),
    ]),
  };
}

/** The 3x3 filters inside the block, as they are and as a full convolution would be. */
function insideFilter(network: LoweredGraph): LessonFigure {
  const own = layersUnder(network, `${block}/depthwise`);
  const [height = 1, width = 1, channels = 1] = own[0]?.inputShapes[0] ?? [];
  const full = sumOf(lowerNode('Conv2D', { filters: channels, padding: 'same' }, [height, width, channels]), 'macs');
  const depthwise = sumOf(own, 'macs');
  return {
    title: { key: 'lesson.insideFilter.title' },
    text: { key: 'lesson.insideFilter.text', values: { channels, times: formatFactor(full / depthwise) } },
    chart: plainBars('macs', [
      [{ key: 'lesson.insideFilter.full' }, full],
      [{ key: 'lesson.insideFilter.depthwise' }, depthwise],
    ]),
  };
}
