import { required } from '../base/assert.ts';
import { err, ok } from '../base/result.ts';
import { elementCount, formatShape, type Shape } from '../base/shape.ts';
import { defineLayer } from './LayerDefinition.ts';
import { singlePorts } from './NodeType.ts';
import { integers } from './ParamSpec.ts';

/** The target with its one -1 replaced, or undefined where it cannot hold exactly `count` values. */
function complete(target: readonly number[], count: number): Shape | undefined {
  const known = elementCount(target.filter(extent => extent !== -1));
  const shape = target.map(extent => (extent === -1 ? count / known : extent));
  const isWhole = shape.length > 0 && shape.every(extent => Number.isInteger(extent) && extent > 0);
  return isWhole && elementCount(shape) === count ? shape : undefined;
}

export const Reshape = defineLayer({
  type: 'Reshape',
  category: 'shape',
  summary: { en: 'Gives the same values another shape.', ko: '값은 그대로 두고 모양만 바꿉니다.' },
  ports: singlePorts('any'),
  params: {
    targetShape: integers([-1], {
      min: -1,
      prominent: true,
      summary: {
        en: 'The new shape without batch; one -1 takes what is left.',
        ko: '배치를 뺀 새 모양. -1 하나는 나머지 크기로 정해집니다.',
      },
    }),
  },
  shape([first], { targetShape }) {
    const input = required(first, 'an input shape');
    const count = elementCount(input);
    const shape = complete(targetShape, count);
    if (shape) return ok(shape);
    const from = { from: formatShape(input), fromSize: count };
    const to = { to: formatShape(targetShape), toSize: Math.abs(elementCount(targetShape)) };
    return err({ code: 'shape/reshape', values: { type: 'Reshape', ...from, ...to }, param: 'targetShape' });
  },
});
