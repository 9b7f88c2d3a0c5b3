import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { defineKernel } from './defineKernel.ts';
import { attribute, singleOperation } from './operation.ts';

type Transposed = 'a' | 'b' | 'neither';

const matMul = (a: Tensor, b: Tensor, transposed: Transposed = 'neither'): Tensor => {
  const flags = [
    attribute.type('T', 'float32'),
    attribute.bool('transpose_a', transposed === 'a'),
    attribute.bool('transpose_b', transposed === 'b'),
  ];
  return singleOperation('MatMul', flags, [a, b]);
};

/** TensorFlow's product of two matrices, which it joins with what follows; tfjs has only that of batches of them. */
const product = defineKernel({
  name: 'LightweaveMultiply',
  saves: { inputs: ['a', 'b'], outputs: [] },
  forward: ({ a, b }: Readonly<Record<'a' | 'b', Tensor>>) => [matMul(a, b)],
  gradient([found], saved) {
    const dy = required(found, 'the gradient of a product');
    const [a, b] = [required(saved[0], 'its left side'), required(saved[1], 'its right side')];
    return { a: () => matMul(dy, b, 'b'), b: () => matMul(a, dy, 'a') };
  },
});

/** `[n, k]` times `[k, m]`. */
export const multiply = (a: Tensor, b: Tensor): Tensor => required(product({ a, b }, {})[0], 'a product');
