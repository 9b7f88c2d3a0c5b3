import type { Tensor } from '@tensorflow/tfjs-node';
import { required } from '../../../shared/base/assert.ts';
import { elementCount, type Shape } from '../../../shared/base/shape.ts';
import { tf } from '../backend.ts';
import { foldBatchNormalization } from '../model/foldBatchNormalization.ts';
import type { Network } from '../model/Network.ts';
import { encodeGraph } from './encodeGraph.ts';
import type { GraphNode, OutputRef } from './GraphNode.ts';
import type { Feed, GraphRunner, SessionValue } from './GraphRunner.ts';
import { loadGraph } from './loadGraph.ts';
import { constant, frozen, graphVariable, identity, placeholder } from './nodes.ts';
import { type RecordedInput, recordOperations } from './recordOperations.ts';

const images = 'images';

/** A graph does not hand back what it is fed: images that no layer changed go through a node. */
const unchanged = identity('unchanged', images, 'float32');
const fetched = (ref: string): string => (ref === images ? unchanged.name : ref);

const outputName = (index: number): string => `output${index}`;

/** Constants make a graph fast, but exist a dozen times while it is loaded: up to 16 MB of them. */
const mostFrozenValues = 2 ** 22;

/**
 * What a network computes after training as one call into TensorFlow: batch normalisation folded, weights as they are at
 * the time of recording, as constants of the graph or, where they are large, as variables of its session.
 */
export class RecordedInference {
  readonly #batchSize: number;
  readonly #batchShape: Shape;
  readonly #outputs: readonly { readonly shape: Shape }[];
  readonly #refs: readonly OutputRef[];
  readonly #session: GraphRunner;

  /** Records the outputs of some layers for batches of a size. Throws where the network cannot be recorded. */
  constructor(network: Network, outputs: readonly string[], batchSize: number) {
    const { height, width, channels } = network.plan.input;
    this.#batchSize = batchSize;
    this.#batchShape = [batchSize, height, width, channels];
    const folded = foldBatchNormalization(network, outputs);
    try {
      const weights = holdWeights(folded);
      const example = tf.fill([batchSize, height, width, channels], 0);
      const recording = recordOperations('inference', [{ tensor: example, ref: images }, ...weights.inputs], () =>
        Object.fromEntries(folded.run(example, outputs).map((tensor, index) => [outputName(index), tensor])),
      );
      example.dispose();
      const shapeOf = new Map(folded.plan.layers.map(({ name, shape }) => [name, shape]));
      this.#outputs = outputs.map(layer => ({ shape: required(shapeOf.get(layer), layer) }));
      this.#refs = outputs.map((layer, index) => fetched(required(recording.outputs[outputName(index)], layer)));
      const image = placeholder(images, 'float32', this.#batchShape);
      this.#session = loadGraph(encodeGraph([image, unchanged, ...weights.nodes, ...recording.nodes]));
      weights.fill(this.#session);
    } finally {
      folded.dispose();
    }
  }

  /** The outputs for prepared images, as many as there are: in batches of the recorded size, the last one filled up. */
  run(prepared: Tensor): Tensor[] {
    const count = required(prepared.shape[0], 'a count');
    return this.compute(prepared.dataSync<'float32'>(), count).map((values, index) =>
      tf.tensor(values, [count, ...required(this.#outputs[index], 'an output').shape]),
    );
  }

  /** The same from numbers to numbers: `values` holds the prepared images one after another, channels last. */
  compute(values: Float32Array, count: number): readonly SessionValue[] {
    if (count === this.#batchSize) return this.#runBatch(values);
    const size = values.length / count;
    const collected = this.#outputs.map(({ shape }) => new Float32Array(count * elementCount(shape)));
    for (let start = 0; start < count; start += this.#batchSize) {
      const found = this.#runBatch(filledUp(values.subarray(start * size), this.#batchSize * size));
      for (const [index, { shape }] of this.#outputs.entries()) {
        const left = (count - start) * elementCount(shape);
        collected[index]?.set(required(found[index], 'an output').subarray(0, left), start * elementCount(shape));
      }
    }
    return collected;
  }

  #runBatch(values: Float32Array): readonly SessionValue[] {
    return this.#session.run({ [images]: { shape: this.#batchShape, type: 'float32', values } }, this.#refs);
  }

  dispose(): void {
    this.#session.dispose();
  }
}

/** The weights of a network in a graph: what reads them, the nodes that hold them, and what gives them to its session. */
interface HeldWeights {
  readonly inputs: readonly RecordedInput[];
  readonly nodes: readonly GraphNode[];
  readonly fill: (session: GraphRunner) => void;
}

function holdWeights({ weights }: Network): HeldWeights {
  const size = [...weights.values()].reduce((sum, weight) => sum + weight.size, 0);
  return size > mostFrozenValues ? holdInVariables(weights) : freeze(weights);
}

function freeze(weights: Network['weights']): HeldWeights {
  const inputs = [...weights].map(([name, tensor]) => ({ tensor, ref: `weight/${name}` }));
  return { inputs, nodes: inputs.map(({ tensor, ref }) => frozen(ref, tensor)), fill: () => undefined };
}

function holdInVariables(weights: Network['weights']): HeldWeights {
  const held = [...weights].map(([name, tensor]) => ({ tensor, ...graphVariable(`weight/${name}`, tensor.shape) }));
  const sets = held.map(({ set }) => set);
  return {
    inputs: held.map(({ tensor, read }) => ({ tensor, ref: read })),
    nodes: [...held.flatMap(({ nodes }) => nodes), constant('done', 1), identity('filled', 'done', 'float32', sets)],
    fill(session) {
      const feeds = held.map(({ initial, shape, tensor }): [string, Feed] => [
        initial,
        { shape, type: 'float32', values: tensor.dataSync<'float32'>() },
      ]);
      session.run(Object.fromEntries(feeds), ['filled']);
    },
  };
}

/** The first `size` values, without a copy where there are as many. */
function filledUp(values: Float32Array, size: number): Float32Array {
  if (values.length >= size) return values.subarray(0, size);
  const filled = new Float32Array(size);
  filled.set(values);
  return filled;
}
