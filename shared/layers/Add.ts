import { ok } from '../base/result.ts';
import { sameShape } from '../base/shape.ts';
import { joinedInputs, mismatch } from './joinedInputs.ts';
import { defineLayer } from './LayerDefinition.ts';
import { joiningPorts } from './NodeType.ts';

export const Add = defineLayer({
  type: 'Add',
  category: 'join',
  summary: { en: 'Adds tensors of the same shape.', ko: '모양이 같은 텐서를 더합니다.' },
  ports: joiningPorts(),
  params: {},
  shape(inputs) {
    const joined = joinedInputs('Add', inputs);
    if (!joined.ok) return joined;
    const [first, ...rest] = joined.value;
    return rest.every(other => sameShape(other, first)) ? ok(first) : mismatch('shape/mismatch', 'Add', inputs);
  },
});
