import { required } from '../base/assert.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatFactor } from '../text/formatFactor.ts';
import { formatScaled } from '../text/formatScaled.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { layersUnder, lowerNode, type Networks, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const squeezenet: Lesson = function* (networks) {
  const network = networks('squeezenet', 'squeezenet1.0');
  yield filterSizes(network);
  yield fireModule(network);
  yield againstAlexNet(networks, network);
};

const module = 'fire5';

/** What the module sees, and what leaves it. */
function ends(network: LoweredGraph) {
  const [first] = layersUnder(network, module);
  const [height = 1, width = 1, channels = 1] = required(first?.inputShapes[0], `what ${module} sees`);
  const filters = required(network.nodes[module]?.outputs['out']?.at(-1), `the channels of ${module}`);
  const paramsWith = (kernelSize: number): number =>
    sumOf(lowerNode('Conv2D', { filters, kernelSize, useBias: false }, [height, width, channels]), 'trainableParams');
  return { channels, filters, paramsWith };
}

/** A 1x1 and a 3x3 filter between the same channels. */
function filterSizes(network: LoweredGraph): LessonFigure {
  const { channels, filters, paramsWith } = ends(network);
  const [small, large] = [paramsWith(1), paramsWith(3)];
  return {
    title: { key: 'lesson.filterSizes.title' },
    text: { key: 'lesson.filterSizes.text', values: { channels, filters, times: formatFactor(large / small) } },
    chart: plainBars('params', [
      ['3 × 3', large],
      ['1 × 1', small],
    ]),
  };
}

/** A fire module beside a plain 3x3 convolution between the same channels. */
function fireModule(network: LoweredGraph): LessonFigure {
  const { paramsWith } = ends(network);
  const parts = ['squeeze', 'expand1x1', 'expand3x3'].map(part =>
    sumOf(layersUnder(network, `${module}/${part}`), 'trainableParams'),
  );
  const fire = parts.reduce((sum, part) => sum + part, 0);
  const plain = paramsWith(3);
  const squeezed = required(layersUnder(network, `${module}/squeeze`).at(-1)?.shape.at(-1), 'the squeezed channels');
  return {
    title: { key: 'lesson.fire.title' },
    text: { key: 'lesson.fire.text', values: { squeezed, times: formatFactor(plain / fire) } },
    chart: {
      kind: 'bars',
      unit: 'params',
      parts: [
        { key: 'lesson.fire.plain' },
        { key: 'lesson.fire.squeeze' },
        { key: 'lesson.fire.expand', values: { size: '1 × 1' } },
        { key: 'lesson.fire.expand', values: { size: '3 × 3' } },
      ],
      bars: [
        { label: { key: 'lesson.fire.convolution' }, values: [plain, 0, 0, 0] },
        { label: 'Fire', values: [0, ...parts] },
      ],
    },
  };
}

function againstAlexNet(networks: Networks, network: LoweredGraph): LessonFigure {
  const ours = network.totals.trainableParams;
  const theirs = networks('alexnet', 'alexnet').totals.trainableParams;
  return {
    title: { key: 'lesson.againstAlexNet.title' },
    text: {
      key: 'lesson.againstAlexNet.text',
      values: { ours: formatScaled(ours), theirs: formatScaled(theirs), times: formatFactor(theirs / ours) },
    },
    chart: plainBars('params', [
      ['AlexNet', theirs],
      ['SqueezeNet 1.0', ours],
    ]),
  };
}
