import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { foldBatchNormalization } from '../model/foldBatchNormalization.ts';
import type { Network } from '../model/Network.ts';
import { GraphSession } from './GraphSession.ts';
import { frozen, placeholder } from './nodes.ts';
import { recordOperations } from './recordOperations.ts';

const images = 'images';
const outputName = (index: number): string => `output${index}`;

/**
 * What a network computes after training as one call into TensorFlow: batch normalisation folded, weights frozen as they
 * are at the time of recording.
 */
export class RecordedInference {
  readonly #batchSize: number;
  readonly #imageShape: readonly number[];
  readonly #outputs: readonly { readonly ref: string; readonly shape: readonly number[] }[];
  readonly #session: GraphSession;

  /** Records the outputs of some layers for batches of a size. Throws where the network cannot be recorded. */
  constructor(network: Network, outputs: readonly string[], batchSize: number) {
    const { height, width, channels } = network.plan.input;
    this.#batchSize = batchSize;
    this.#imageShape = [height, width, channels];
    const folded = foldBatchNormalization(network, outputs);
    try {
      const example = tf.fill([batchSize, height, width, channels], 0);
      const weights = [...folded.weights].map(([name, tensor]) => ({ tensor, ref: `weight/${name}` }));
      const recording = recordOperations('inference', [{ tensor: example, ref: images }, ...weights], () =>
        Object.fromEntries(folded.run(example, outputs).map((tensor, index) => [outputName(index), tensor])),
      );
      example.dispose();
      const shapeOf = new Map(folded.plan.layers.map(({ name, shape }) => [name, shape]));
      this.#outputs = outputs.map((layer, index) => ({
        ref: required(recording.outputs[outputName(index)], layer),
        shape: required(shapeOf.get(layer), layer),
      }));
      this.#session = new GraphSession([
        placeholder(images, 'float32', [batchSize, height, width, channels]),
        ...weights.map(({ tensor, ref }) => frozen(ref, tensor)),
        ...recording.nodes,
      ]);
    } finally {
      folded.dispose();
    }
  }

  /** The outputs for prepared images, as many as there are: in batches of the recorded size, the last one filled up. */
  run(prepared: Tensor): Tensor[] {
    const values = prepared.dataSync<'float32'>();
    const count = required(prepared.shape[0], 'a count');
    const size = prepared.size / count;
    const collected = this.#outputs.map(({ shape }) => new Float32Array(count * sizeOf(shape)));
    for (let start = 0; start < count; start += this.#batchSize) {
      const batch = new Float32Array(this.#batchSize * size);
      batch.set(values.subarray(start * size, (start + this.#batchSize) * size));
      const found = this.#runBatch(batch);
      for (const [index, { shape }] of this.#outputs.entries()) {
        const left = (count - start) * sizeOf(shape);
        collected[index]?.set(required(found[index], 'an output').subarray(0, left), start * sizeOf(shape));
      }
    }
    return this.#outputs.map(({ shape }, index) =>
      tf.tensor(required(collected[index], 'an output'), [count, ...shape]),
    );
  }

  #runBatch(values: Float32Array) {
    const feed = { shape: [this.#batchSize, ...this.#imageShape], type: 'float32', values } as const;
    return this.#session.run(
      { [images]: feed },
      this.#outputs.map(({ ref }) => ref),
    );
  }

  dispose(): void {
    this.#session.dispose();
  }
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);
