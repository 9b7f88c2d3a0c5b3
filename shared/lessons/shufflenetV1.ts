import { required } from '../base/assert.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatScaled } from '../text/formatScaled.ts';
import { channelReach } from './channelReach.ts';
import type { Label, Lesson, LessonFigure, ReachGrid } from './Lesson.ts';
import { layersUnder, lowerNode, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const shufflenetV1: Lesson = function* (networks) {
  yield groupedPointwise(networks('shufflenet-v1', 'shufflenet-v1'));
  yield shuffledGroups();
};

const groupCounts = [1, 2, 3, 4, 8] as const;

/** The first 1x1 convolution of a unit of the third stage, in more and more groups. */
function groupedPointwise(network: LoweredGraph): LessonFigure {
  const convolution = required(layersUnder(network, 'stage3/1/reduce')[0], 'the first 1x1 of stage3');
  const [height = 1, width = 1, channels = 1] = convolution.inputShapes[0] ?? [];
  const filters = convolution.shape.at(-1) ?? 1;
  const rows = groupCounts.map(groups => {
    const layers = lowerNode('Conv2D', { filters, kernelSize: 1, groups }, [height, width, channels]);
    const label: Label = groups === 1 ? { key: 'lesson.groups.one' } : { key: 'lesson.groups', values: { groups } };
    return [label, sumOf(layers, 'macs')] as const;
  });
  const [whole = 0] = rows.map(([, macs]) => macs);
  return {
    title: { key: 'lesson.groupedPointwise.title' },
    text: { key: 'lesson.groupedPointwise.text', values: { channels, filters, macs: formatScaled(whole) } },
    chart: plainBars('macs', rows),
  };
}

const groups = 3;
const channels = 36;

/** A small unit of three groups, as it is and as if it did not shuffle. */
function shuffledGroups(): LessonFigure {
  const unit = lowerNode('ShuffleUnitV1', { filters: channels, groups }, [4, 4, channels]);
  const gridOf = (key: ReachGrid['label']['key'], isShuffled: boolean): ReachGrid => ({
    label: { key },
    rows: channelReach(unit, channels, isShuffled).map(seen =>
      Array.from({ length: channels }, (_, channel) => seen.has(channel)),
    ),
  });
  const apart = gridOf('lesson.shuffle.without', false);
  const mixed = gridOf('lesson.shuffle.with', true);
  const fewest = ({ rows }: ReachGrid): number => Math.min(...rows.map(row => row.filter(Boolean).length));
  return {
    title: { key: 'lesson.shuffle.title' },
    text: {
      key: 'lesson.shuffle.text',
      values: { groups, channels, without: fewest(apart), with: fewest(mixed) },
    },
    chart: { kind: 'reach', groups, grids: [apart, mixed] },
  };
}
