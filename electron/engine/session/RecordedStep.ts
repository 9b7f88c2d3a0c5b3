import { required } from '../../../shared/base/assert.ts';
import { elementCount, type Shape } from '../../../shared/base/shape.ts';
import type { OptimizerSettings } from '../../../shared/jobs/TrainSettings.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import type { Batch } from '../training/batches.ts';
import { findState } from '../training/findState.ts';
import type { StepMoment, StepResult, StepSettings, TrainStep } from '../training/TrainStep.ts';
import { fusedSlots, stepFeeds } from './fusedUpdates.ts';
import type { GraphNode } from './GraphNode.ts';
import { type Feed, GraphSession } from './GraphSession.ts';
import { constant, type GraphVariable, graphVariable, identity, placeholder } from './nodes.ts';
import { recordTraining, type TrainingPart } from './recordTraining.ts';

/** What a recorded step is made for. */
export interface StepShape {
  /** `[h, w, c]` of the raw images. */
  readonly image: Shape;
  /** Every size of batch that will come: usually the batch size and that of the last, smaller one. */
  readonly batchSizes: readonly number[];
}

const scalar = (value: number): Feed => ({ shape: [], type: 'float32', values: Float32Array.of(value) });

/** The whole step as one call into TensorFlow: recorded once, then run by its graph executor. */
export class RecordedStep implements TrainStep {
  readonly #network: Network;
  readonly #optimizer: OptimizerSettings;
  readonly #seed: number;
  readonly #image: Shape;
  readonly #weights = new Map<string, GraphVariable>();
  readonly #slots = new Map<string, readonly GraphVariable[]>();
  readonly #parts = new Map<number, TrainingPart>();
  readonly #session: GraphSession;
  readonly nodes: readonly GraphNode[];

  constructor(network: Network, settings: StepSettings, shape: StepShape) {
    const { optimizer, seed } = settings;
    this.#network = network;
    this.#optimizer = optimizer;
    this.#seed = seed;
    this.#image = shape.image;
    for (const [name, weight] of network.weights)
      this.#weights.set(name, graphVariable(`weight/${name}`, weight.shape));
    for (const [name, weight] of network.trainable) {
      const slots = fusedSlots(optimizer).map(slot =>
        graphVariable(`slot/${name}#${slot}`.replace('#', '-'), weight.shape),
      );
      this.#slots.set(name, slots);
    }
    const recipe = { network, settings, weights: this.#weights, slots: this.#slots };
    for (const size of shape.batchSizes) {
      this.#parts.set(size, recordTraining(recipe, `train${size}`, [size, ...shape.image]));
    }
    this.nodes = [
      ...stepFeeds.map(name => placeholder(name, 'float32', [])),
      ...this.#variables().flatMap(({ nodes }) => nodes),
      ...[...this.#parts.values()].flatMap(({ nodes }) => nodes),
      constant('done', 1),
      identity(
        'initialised',
        'done',
        'float32',
        this.#variables().map(({ set }) => set),
      ),
    ];
    this.#session = new GraphSession(this.nodes);
    this.#initialise();
  }

  run({ images, labels }: Batch, { step, learningRate }: StepMoment): StepResult {
    const part = required(this.#parts.get(labels.length), `a recording for ${labels.length} images`);
    const powers = 'beta1' in this.#optimizer ? this.#optimizer : { beta1: 0, beta2: 0 };
    const [loss, correct] = this.#session.run(
      {
        [part.images]: { shape: [labels.length, ...this.#image], type: 'uint8', values: images.bytes },
        [part.labels]: { shape: [labels.length], type: 'int32', values: labels },
        [part.seed]: { shape: [2], type: 'int32', values: Int32Array.of(this.#seed | 0, step) },
        learningRate: scalar(learningRate),
        beta1Power: scalar(powers.beta1 ** step),
        beta2Power: scalar(powers.beta2 ** step),
      },
      [part.loss, part.correct],
    );
    return { loss: required(loss?.[0], 'a loss'), correct: required(correct?.[0], 'a count') };
  }

  writeBack(): void {
    const weights = [...this.#weights];
    const values = this.#session.run(
      {},
      weights.map(([, { read }]) => read),
    );
    for (const [index, [name, { shape }]] of weights.entries()) {
      const value = tf.tensor(required(values[index], name), [...shape]);
      this.#network.weight(name).assign(value);
      value.dispose();
    }
  }

  state(): readonly NamedValues[] {
    const variables = this.#variables();
    const values = this.#session.run(
      {},
      variables.map(({ read }) => read),
    );
    return variables.map(({ name, shape }, index) => ({ name, shape, values: Float32Array.from(values[index] ?? []) }));
  }

  restore(state: readonly NamedValues[]): string | null {
    const found = findState(this.#variables(), state);
    if (typeof found === 'string') return found;
    this.#set(found);
    return null;
  }

  dispose(): void {
    this.#session.dispose();
  }

  /** All that live in the session, the weights first: what a state holds. */
  #variables(): readonly GraphVariable[] {
    return [...this.#weights.values(), ...[...this.#slots.values()].flat()];
  }

  #initialise(): void {
    const weights = [...this.#weights.keys()].map(name => this.#network.weight(name).dataSync<'float32'>());
    const others = this.#variables().slice(weights.length);
    this.#set([...weights, ...others.map(({ shape }) => new Float32Array(elementCount(shape)))]);
  }

  /** Gives every variable its value, in their order. */
  #set(values: readonly Float32Array[]): void {
    const feeds = this.#variables().map(({ initial, shape }, index): [string, Feed] => [
      initial,
      { shape, type: 'float32', values: required(values[index], initial) },
    ]);
    this.#session.run(Object.fromEntries(feeds), ['initialised']);
  }
}
