import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { attribute, singleOperation } from './operation.ts';

const type = [attribute.type('T', 'float32')];
const only = (dy: Tensor | Tensor[]): Tensor => required(Array.isArray(dy) ? dy[0] : dy, 'a gradient');

/**
 * Gradients in one operation each, where tfjs has three to five. All of them need the output only, so that the input of
 * an activation is not kept for the way back. They replace tfjs's own in the whole process.
 */
export function registerActivationGradients(): void {
  for (const kernelName of ['Relu', 'Relu6']) {
    tf.registerGradient({
      kernelName,
      outputsToSave: [true],
      gradFunc: (dy, [output]) => ({
        x: () => singleOperation(`${kernelName}Grad`, type, [only(dy), required(output, 'an output')]),
      }),
    });
  }
  for (const kernelName of ['Sigmoid', 'Tanh']) {
    tf.registerGradient({
      kernelName,
      outputsToSave: [true],
      gradFunc: (dy, [output]) => ({
        x: () => singleOperation(`${kernelName}Grad`, type, [required(output, 'an output'), only(dy)]),
      }),
    });
  }
}
