import { err } from '../base/result.ts';
import { formatShape, sameShape } from '../base/shape.ts';
import { capsuleInput, capsulePaper } from './capsules.ts';
import { defineLayer } from './LayerDefinition.ts';

export const CapsuleMask = defineLayer({
  type: 'CapsuleMask',
  category: 'capsule',
  summary: {
    en: 'Keeps one capsule and sets the others to zero: that of the label in training, if it is connected, else the longest.',
    ko: '캡슐 하나만 남기고 나머지는 0으로 만듭니다. 학습 중에는 연결된 레이블의 캡슐, 그 밖에는 가장 긴 캡슐입니다.',
  },
  reference: capsulePaper,
  ports: {
    inputs: [
      { name: 'in', kind: 'capsule' },
      { name: 'label', kind: 'label', optional: true },
    ],
    outputs: [{ name: 'out', kind: 'capsule' }],
  },
  params: {},
  shape(inputs) {
    const input = capsuleInput('CapsuleMask', inputs);
    const [, label] = inputs;
    if (!input.ok || label === undefined || sameShape(label, [input.value[0]])) return input;
    const values = { type: 'CapsuleMask', expected: `[${input.value[0]}]`, received: formatShape(label) };
    return err({ code: 'shape/rank', values });
  },
});
