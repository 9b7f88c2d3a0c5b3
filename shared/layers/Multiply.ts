import { ok } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import { joinedInputs, mismatch } from './joinedInputs.ts';
import { defineLayer } from './LayerDefinition.ts';
import { joiningPorts } from './NodeType.ts';

/** The shape of a product: axes are matched from the last one, and an extent of 1 fits any other. */
function broadcast(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const product: number[] = [];
  for (let axis = -rank; axis < 0; axis += 1) {
    const left = a.at(axis) ?? 1;
    const right = b.at(axis) ?? 1;
    if (left !== right && left !== 1 && right !== 1) return undefined;
    product.push(left === 1 ? right : left);
  }
  return product;
}

export const Multiply = defineLayer({
  type: 'Multiply',
  category: 'join',
  summary: {
    en: 'Multiplies tensors; one value a channel scales a whole feature map (squeeze-and-excitation).',
    ko: '텐서를 곱합니다. 채널별 값 하나로 특징 맵 전체를 조절할 수 있습니다(squeeze-and-excitation).',
  },
  ports: joiningPorts(),
  params: {},
  shape(inputs) {
    const joined = joinedInputs('Multiply', inputs);
    if (!joined.ok) return joined;
    const [first, ...rest] = joined.value;
    let product: Shape | undefined = first;
    for (const factor of rest) product = product && broadcast(product, factor);
    return product ? ok(product) : mismatch('shape/broadcast', 'Multiply', inputs);
  },
});
