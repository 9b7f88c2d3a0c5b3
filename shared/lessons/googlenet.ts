import { required } from '../base/assert.ts';
import { formatFactor } from '../text/formatFactor.ts';
import { formatPercent } from '../text/formatPercent.ts';
import { formatScaled } from '../text/formatScaled.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { layersUnder, lowerNode, sumOf } from './Networks.ts';
import { plainBars } from './plainBars.ts';

export const googlenet: Lesson = function* (networks) {
  const network = networks('googlenet', 'googlenet');
  yield branches(network);
  yield reductions(network);
};

const branchLayers = {
  '1 × 1': ['conv1x1'],
  '3 × 3': ['reduce3x3', 'conv3x3'],
  '5 × 5': ['reduce5x5', 'conv5x5'],
  pool: ['poolProjection'],
};

/** Where each module's multiply-adds go. */
function branches(network: LoweredGraph): LessonFigure {
  const modules = Object.keys(network.nodes).filter(id => id.startsWith('inception'));
  const bars = modules.map(id => ({
    label: id.replace('inception', ''),
    values: Object.values(branchLayers).map(names =>
      sumOf(
        names.flatMap(name => layersUnder(network, `${id}/${name}`)),
        'macs',
      ),
    ),
  }));
  const total = bars.flatMap(({ values }) => values).reduce((sum, value) => sum + value, 0);
  const middle = bars.reduce((sum, { values }) => sum + (values[1] ?? 0), 0);
  return {
    title: { key: 'lesson.branches.title' },
    text: { key: 'lesson.branches.text', values: { share: formatPercent(middle / total, 0), count: modules.length } },
    chart: { kind: 'bars', unit: 'macs', parts: Object.keys(branchLayers), bars },
  };
}

/** The first module with and without the 1x1 filters in front of the large ones. */
function reductions(network: LoweredGraph): LessonFigure {
  const id = 'inception3a';
  const [first] = layersUnder(network, id);
  const [height = 1, width = 1, channels = 1] = required(first?.inputShapes[0], `what ${id} sees`);
  const params = Object.fromEntries(
    Object.entries(required(network.nodes[id], id).params).map(([name, value]) => {
      return [name, typeof value === 'object' ? [...value] : value];
    }),
  );
  const macsOf = (reduced: boolean): number =>
    sumOf(lowerNode('Inception', { ...params, reductions: reduced }, [height, width, channels]), 'macs');
  const [naive, reduced] = [macsOf(false), macsOf(true)];
  const values = { naive: formatScaled(naive), reduced: formatScaled(reduced), times: formatFactor(naive / reduced) };
  return {
    title: { key: 'lesson.reductions.title' },
    text: { key: 'lesson.reductions.text', values: { ...values, channels } },
    chart: plainBars('macs', [
      [{ key: 'lesson.reductions.naive' }, naive],
      [{ key: 'lesson.reductions.reduced' }, reduced],
    ]),
  };
}
