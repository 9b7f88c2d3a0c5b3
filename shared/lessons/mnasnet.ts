import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import type { Lesson, LessonFigure } from './Lesson.ts';
import { plainBars } from './plainBars.ts';

export const mnasnet: Lesson = function* (networks) {
  yield chosenStages(networks('mnasnet', 'a1'));
};

/** What the search chose for each stage, and what that costs. */
function chosenStages({ nodes }: LoweredGraph): LessonFigure {
  const stages = Object.entries(nodes).filter(([id]) => id.startsWith('stage'));
  const rows = stages.map(([id, { params, instances, costs }]) => {
    const kernel = String(params['kernelSize']);
    const squeeze = params['squeezeRatio'] === 0 ? '' : ' · SE';
    const label = `${id} ×${instances} · ${kernel} × ${kernel} · ×${String(params['expansionRatio'])}${squeeze}`;
    return { label, macs: costs.macs, key: label.slice(label.indexOf('·')) };
  });
  return {
    title: { key: 'lesson.chosenStages.title' },
    text: {
      key: 'lesson.chosenStages.text',
      values: { stages: rows.length, kinds: new Set(rows.map(({ key }) => key)).size },
    },
    chart: plainBars(
      'macs',
      rows.map(({ label, macs }) => [label, macs]),
    ),
  };
}
