import type { TensorMetadata, TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding.js';
import { required } from '../../../shared/base/assert.ts';
import { elementCount } from '../../../shared/base/shape.ts';
import { attribute } from '../kernels/operation.ts';

/** Smaller tensors are no burden. */
const fewestValues = 4096;

const reshapeTypes = [attribute.type('T', 'float32'), attribute.type('Tshape', 'int32')];

/**
 * Saves memory while operations run for the shapes of their outputs alone: large float32 outputs of the same number of values
 * share the values of the first. Without it recording would hold each value and each gradient of a network at once, twice
 * what its training takes.
 */
export class StandIns {
  readonly #binding: TFJSBinding;
  /** Tensors by their number of values. */
  readonly #first = new Map<number, number>();

  constructor(binding: TFJSBinding) {
    this.#binding = binding;
  }

  /** A tensor of the same shape for an operation's output, which is taken over. */
  standIn(output: TensorMetadata): TensorMetadata {
    const count = elementCount(output.shape);
    if (count < fewestValues || output.dtype !== this.#binding.TF_FLOAT) return output;
    const first = this.#first.get(count);
    if (first === undefined) this.#first.set(count, output.id);
    else this.#binding.deleteTensor(output.id);
    return this.#reshape(first ?? output.id, output.shape);
  }

  dispose(): void {
    for (const id of this.#first.values()) this.#binding.deleteTensor(id);
    this.#first.clear();
  }

  /** Shares the values of the tensor it is given. */
  #reshape(id: number, shape: readonly number[]): TensorMetadata {
    const target = this.#binding.createTensor([shape.length], this.#binding.TF_INT32, Int32Array.from(shape));
    const [reshaped] = this.#binding.executeOp('Reshape', [...reshapeTypes], [id, target], 1);
    this.#binding.deleteTensor(target);
    return required(reshaped, 'a tensor of another shape');
  }
}
