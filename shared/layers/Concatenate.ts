import { ok } from '../base/result.ts';
import { type Shape, sameShape } from '../base/shape.ts';
import { joinedInputs, mismatch } from './joinedInputs.ts';
import { defineLayer } from './LayerDefinition.ts';
import { joiningPorts } from './NodeType.ts';

const allButLast = (shape: Shape): Shape => shape.slice(0, -1);

export const Concatenate = defineLayer({
  type: 'Concatenate',
  category: 'join',
  summary: { en: 'Stacks the channels of its inputs, in order.', ko: '입력들의 채널을 순서대로 이어 붙입니다.' },
  ports: joiningPorts(),
  params: {},
  shape(inputs) {
    const joined = joinedInputs('Concatenate', inputs);
    if (!joined.ok) return joined;
    const extent = allButLast(joined.value[0]);
    const fits = inputs.every(input => input.length > 0 && sameShape(allButLast(input), extent));
    if (!fits) return mismatch('shape/concat', 'Concatenate', inputs);
    return ok([...extent, inputs.reduce((channels, input) => channels + (input.at(-1) ?? 0), 0)]);
  },
});
