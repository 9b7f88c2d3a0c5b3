import { required } from '../base/assert.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatFactor } from '../text/formatFactor.ts';
import { formatScaled } from '../text/formatScaled.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { layersUnder, lowerNode, type Networks, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const mobilenetV1: Lesson = function* (networks) {
  const network = networks('mobilenet-v1', 'mobilenet-v1');
  yield separable(network);
  yield savings(network);
  yield widths(networks);
};

/** The multiply-adds of a depthwise-separable block, and of a full 3x3 convolution in its place. */
function blockCosts(network: LoweredGraph, block: string) {
  const depthwise = layersUnder(network, `${block}/depthwise`);
  const pointwise = layersUnder(network, `${block}/pointwise`);
  const [height = 1, width = 1, channels = 1] = required(depthwise[0]?.inputShapes[0], `what ${block} sees`);
  const [outHeight = 1, , filters = 1] = required(pointwise.at(-1)?.shape, `what leaves ${block}`);
  const strides = Math.round(height / outHeight);
  const full = lowerNode('Conv2D', { filters, kernelSize: 3, strides, padding: 'same' }, [height, width, channels]);
  return {
    filters,
    full: sumOf(full, 'macs'),
    depthwise: sumOf(depthwise, 'macs'),
    pointwise: sumOf(pointwise, 'macs'),
  };
}

/** A block of the fourth stage, where half of the multiply-adds are. */
function separable(network: LoweredGraph): LessonFigure {
  const { filters, full, depthwise, pointwise } = blockCosts(network, 'stage4/1');
  const pair = depthwise + pointwise;
  const values = {
    filters,
    full: formatScaled(full),
    pair: formatScaled(pair),
    times: formatFactor(full / pair),
    share: (pair / full).toFixed(4),
    rule: (1 / filters + 1 / 9).toFixed(4),
  };
  return {
    title: { key: 'lesson.separable.title' },
    text: { key: 'lesson.separable.text', values },
    chart: {
      kind: 'bars',
      unit: 'macs',
      parts: [{ key: 'lesson.separable.full' }, { key: 'lesson.kind.depthwise' }, { key: 'lesson.kind.pointwise' }],
      bars: [
        { label: '3 × 3', values: [full, 0, 0] },
        { label: { key: 'lesson.separable.pair' }, values: [0, depthwise, pointwise] },
      ],
    },
  };
}

/** How many times fewer multiply-adds each stage needs. */
function savings(network: LoweredGraph): LessonFigure {
  const stages = Object.keys(network.nodes).filter(id => id.startsWith('stage'));
  const rows = stages.map(stage => {
    const { filters, full, depthwise, pointwise } = blockCosts(network, `${stage}/0`);
    const label = { key: 'lesson.savings.row', values: { stage, filters } } as const;
    return [label, full / (depthwise + pointwise)] as const;
  });
  const factors = rows.map(([, factor]) => factor);
  const values = { least: formatFactor(Math.min(...factors)), most: formatFactor(Math.max(...factors)) };
  return {
    title: { key: 'lesson.savings.title' },
    text: { key: 'lesson.savings.text', values },
    chart: plainBars('factor', rows),
  };
}

const widthSteps = [0.25, 0.5, 0.75, 1] as const;

/** The whole network at several widths. */
function widths(networks: Networks): LessonFigure {
  const rows = widthSteps.map(width => {
    return [`${width}`, networks('mobilenet-v1', 'mobilenet-v1', { width }).totals.macs] as const;
  });
  const [thin, , , whole] = rows.map(([, macs]) => macs);
  return {
    title: { key: 'lesson.widths.title' },
    text: {
      key: 'lesson.widths.text',
      values: { width: widthSteps[0], times: formatFactor((whole ?? 1) / (thin ?? 1)) },
    },
    chart: plainBars('macs', rows),
  };
}
