import { tf } from '../../backend.ts';
import { biasAdd } from '../../kernels/biasAdd.ts';
import { multiply } from '../../kernels/multiply.ts';
import { connect, only } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

export const Dense: Emitter<'Dense'> = {
  forward({ inputs, weight }, { params }) {
    const output = multiply(only(inputs), weight('kernel'));
    return params.useBias ? biasAdd(output, weight('bias')) : output;
  },
  portable(inputs, { name, params: { units, useBias } }, weights) {
    const layer = tf.layers.dense({ name, units, useBias, kernelInitializer: 'zeros' });
    return connect(layer, only(inputs), [weights['kernel'], weights['bias']]);
  },
};
