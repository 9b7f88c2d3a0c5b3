import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { plainBars } from './plainBars.ts';

export const mnasnet: Lesson = function* (networks) {
  yield chosenStages(networks('mnasnet', 'a1'));
};

/** What the search chose for each stage, and what that costs. */
function chosenStages({ nodes }: LoweredGraph): LessonFigure {
  const stages = Object.entries(nodes).filter(([id]) => id.startsWith('stage'));
  const rows = stages.map(([stage, { params, instances, costs }]) => {
    const { kernelSize, expansionRatio, squeezeRatio } = params;
    const squeeze = squeezeRatio === 0 ? '' : ', SE';
    const block = { kernel: String(kernelSize), expansion: String(expansionRatio), squeeze };
    const values = { ...block, stage, count: instances };
    return [{ key: 'lesson.chosenStages.row', values }, costs.macs, JSON.stringify(block)] as const;
  });
  return {
    title: { key: 'lesson.chosenStages.title' },
    text: {
      key: 'lesson.chosenStages.text',
      values: { stages: rows.length, kinds: new Set(rows.map(([, , block]) => block)).size },
    },
    chart: plainBars(
      'macs',
      rows.map(([label, macs]) => [label, macs]),
    ),
  };
}
