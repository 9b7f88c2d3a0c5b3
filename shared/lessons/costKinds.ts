import { toPair } from '../layers/spatial.ts';
import type { PlanLayer } from '../lowering/LayerPlan.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { formatScaled } from '../text/formatScaled.ts';
import type { LessonFigure } from './Lesson.ts';
import { sumOf } from './Networks.ts';

const kinds = ['spatial', 'pointwise', 'depthwise', 'dense', 'capsule', 'other'] as const;
type Kind = (typeof kinds)[number];

function kindOf(layer: PlanLayer): Kind {
  switch (layer.type) {
    case 'Conv2D':
      return toPair(layer.params.kernelSize).every(side => side === 1) ? 'pointwise' : 'spatial';
    case 'DepthwiseConv2D':
      return 'depthwise';
    case 'Dense':
      return 'dense';
    case 'CapsuleVotes':
      return 'capsule';
    default:
      return 'other';
  }
}

/** Which kinds of layers hold the parameters of a network, and which do its multiply-adds. */
export function costKinds({ layers, totals }: LoweredGraph): LessonFigure {
  const byKind = kinds.map(kind => layers.filter(layer => kindOf(layer) === kind));
  const params = byKind.map(own => sumOf(own, 'trainableParams'));
  const macs = byKind.map(own => sumOf(own, 'macs'));
  return {
    title: { key: 'lesson.kinds.title' },
    text: {
      key: 'lesson.kinds.text',
      values: { params: formatScaled(totals.trainableParams), macs: formatScaled(totals.macs) },
    },
    chart: {
      kind: 'bars',
      unit: null,
      parts: kinds.map(kind => ({ key: `lesson.kind.${kind}` })),
      bars: [
        { label: { key: 'lesson.unit.params' }, values: params },
        { label: { key: 'lesson.unit.macs' }, values: macs },
      ],
      isShare: true,
      rest: kinds.indexOf('other'),
    },
  };
}
