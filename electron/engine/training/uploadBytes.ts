import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../backend.ts';
import { attribute, singleOperation } from '../kernels/operation.ts';

/**
 * Bytes as float32 numbers 0..255 in a shape. They travel as bytes: tfjs has no such type, so they go as 32-bit words and
 * TensorFlow takes those apart.
 */
export function uploadBytes(bytes: Uint8Array, shape: readonly number[]): Tensor {
  return tf.tidy(() => {
    const words = new Int32Array(Math.ceil(bytes.length / 4));
    new Uint8Array(words.buffer).set(bytes);
    const packed = tf.tensor1d(words, 'int32');
    const pairs = [attribute.type('T', 'int32'), attribute.type('type', 'uint8')];
    const unpacked = singleOperation('Bitcast', pairs, [packed]);
    const types = [
      attribute.type('SrcT', 'uint8'),
      attribute.type('DstT', 'float32'),
      attribute.bool('Truncate', false),
    ];
    const numbers = tf.reshape(singleOperation('Cast', types, [unpacked]), [-1]);
    return tf.reshape(bytes.length % 4 === 0 ? numbers : tf.slice(numbers, 0, bytes.length), [...shape]);
  });
}
