import { required } from '../../../shared/base/assert.ts';
import type { Shape } from '../../../shared/base/shape.ts';
import type { MemorySplit } from '../../datasets/Dataset.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import type { StepBatch } from '../training/batches.ts';
import { findState } from '../training/findState.ts';
import { rectifiersOf } from '../training/rectifiers.ts';
import { stepNumbers } from '../training/stepNumbers.ts';
import type { Inspection, StepMoment, StepResult, StepSettings, TrainStep } from '../training/TrainStep.ts';
import { encodeGraph, joinGraphs } from './encodeGraph.ts';
import { stepFeeds } from './fusedUpdates.ts';
import type { GraphNode } from './GraphNode.ts';
import type { Feed, Feeds, GraphRunner } from './GraphRunner.ts';
import { heldImages } from './heldImages.ts';
import { loadGraph } from './loadGraph.ts';
import { constant, frozen, type GraphVariable, identity, placeholder } from './nodes.ts';
import { noRecordings, type Recordings } from './Recordings.ts';
import { recordTraining, taughtBy, type TrainingPart, trainingPart } from './recordTraining.ts';
import { trainingOrigin } from './trainingOrigin.ts';
import { allBlocks, type HeldBlock, heldBlocks, type StepVariables, stepVariables } from './stepVariables.ts';
import { fillBlock, type Segment, valuesIn } from './WeightBlock.ts';

/** What a recorded step is made for. */
export interface StepShape {
  /** `[h, w, c]` of the raw images. */
  readonly image: Shape;
  /** Every size of batch that will come: usually the batch size and that of the last, smaller one. */
  readonly batchSizes: readonly number[];
  /** Examples whose images the session shall hold: TensorFlow then gathers the batches of them itself. */
  readonly held?: MemorySplit | null;
}

const scalar = (value: number): Feed => ({ shape: [], type: 'float32', values: Float32Array.of(value) });

/** The whole step as one call into TensorFlow: recorded once, then run by its graph executor. */
export class RecordedStep implements TrainStep {
  readonly held: MemorySplit | null;
  readonly #network: Network;
  readonly #settings: StepSettings;
  readonly #image: Shape;
  readonly #images: GraphVariable;
  readonly #variables: StepVariables;
  readonly #parts = new Map<number, TrainingPart>();
  readonly #session: GraphRunner;

  /** Throws where the network cannot be recorded. */
  constructor(network: Network, settings: StepSettings, shape: StepShape, recordings: Recordings = noRecordings) {
    this.#network = network;
    this.#settings = settings;
    this.#image = shape.image;
    this.held = shape.held ?? null;
    this.#images = heldImages(this.held?.count ?? 0, shape.image);
    this.#variables = stepVariables(network, settings);
    const recipe = { network, settings, variables: this.#variables };
    const parts = shape.batchSizes.map(size => {
      const part = trainingPart(size, settings);
      const images = [size, ...shape.image];
      this.#parts.set(size, part);
      return recordings.find(trainingOrigin(network, settings, images), () =>
        encodeGraph(recordTraining(recipe, part, images)),
      );
    });
    this.#session = loadGraph(joinGraphs([encodeGraph(this.#sharedNodes()), ...parts]));
    this.#initialise();
    if (this.held) this.#hold(this.held);
  }

  run(batch: StepBatch, moment: StepMoment): StepResult {
    const part = this.#partFor(batch);
    const { optimizer } = this.#settings;
    const powers = 'beta1' in optimizer ? optimizer : { beta1: 0, beta2: 0 };
    const { isUpdate, update, learningRate, forgetting } = stepNumbers(moment, this.#settings);
    const [loss, correct] = this.#session.run(
      {
        ...this.#feed(part, batch, moment),
        learningRate: scalar(learningRate),
        beta1Power: scalar(powers.beta1 ** update),
        beta2Power: scalar(powers.beta2 ** update),
        forgetting: scalar(forgetting),
      },
      [isUpdate ? part.loss : part.lossOnly, part.correct],
    );
    return { loss: required(loss?.[0], 'a loss'), correct: required(correct?.[0], 'a count') };
  }

  inspect(batch: StepBatch, moment: Pick<StepMoment, 'step'>): Inspection {
    const part = this.#partFor(batch);
    const blocks = this.#variables.trained.map(({ block }) => block);
    const watched = rectifiersOf(this.#network.plan).map(({ name }) => name);
    const found = this.#session.run(this.#feed(part, batch, moment), [
      ...blocks.map(({ name }) => part.gradient(name)),
      ...(watched.length > 0 ? [part.dead] : []),
    ]);
    const gradients = blocks.flatMap((block, index) => {
      const values = Float32Array.from(required(found[index], block.name));
      return block.segments.map(segment => [segment.name, valuesIn(values, segment)] as const);
    });
    const shares = found[blocks.length] ?? [];
    const dead = watched.map((layer, index) => [layer, required(shares[index], layer)] as const);
    return { gradients: new Map(gradients), dead: new Map(dead) };
  }

  #partFor({ labels }: StepBatch): TrainingPart {
    return required(this.#parts.get(labels.length), `a recording for ${labels.length} images`);
  }

  #feed(part: TrainingPart, batch: StepBatch, { step }: Pick<StepMoment, 'step'>): Feeds {
    const { labels } = batch;
    const count = labels.length;
    return {
      ...('indices' in batch
        ? { [part.indices]: { shape: [count], type: 'int32', values: batch.indices } }
        : { [part.images]: { shape: [count, ...this.#image], type: 'uint8', values: batch.images.bytes } }),
      [part.labels]: { shape: [count], type: 'int32', values: labels },
      [part.seed]: { shape: [2], type: 'int32', values: Int32Array.of(this.#settings.seed | 0, step) },
    };
  }

  writeBack(): void {
    const shown = allBlocks(this.#variables).map(({ weights, average }) => average ?? weights);
    for (const { segment, values } of this.#read(shown)) {
      const value = tf.tensor(values, [...segment.shape]);
      this.#network.weight(segment.name).assign(value);
      value.dispose();
    }
  }

  state(): readonly NamedValues[] {
    return this.#read(heldBlocks(this.#variables)).map(({ segment: { name, shape }, values, nameOf }) => ({
      name: nameOf(name),
      shape,
      values,
    }));
  }

  restore(state: readonly NamedValues[]): string | null {
    const wanted = heldBlocks(this.#variables).flatMap(({ block, nameOf }) =>
      block.segments.map(({ name, shape }) => ({ name: nameOf(name), shape })),
    );
    const found = findState(wanted, state);
    if (typeof found === 'string') return found;
    const values = new Map(wanted.map(({ name }, index) => [name, required(found[index], name)]));
    this.#set(({ nameOf }, { name }) => required(values.get(nameOf(name)), name));
    return null;
  }

  dispose(): void {
    this.#session.dispose();
  }

  /** What batches of every size have in common: variables, what else is fed, and a teacher's weights. */
  #sharedNodes(): readonly GraphNode[] {
    const held = heldBlocks(this.#variables).map(({ variable }) => variable);
    const taught = [...(this.#settings.teacher?.network.weights ?? [])];
    return [
      ...stepFeeds.map(name => placeholder(name, 'float32', [])),
      ...held.flatMap(({ nodes }) => nodes),
      ...this.#images.nodes,
      ...allBlocks(this.#variables).flatMap(({ views }) => views.nodes),
      ...taught.map(([name, tensor]) => frozen(taughtBy(name), tensor)),
      constant('done', 1),
      identity(
        'initialised',
        'done',
        'float32',
        held.map(({ set }) => set),
      ),
      identity('held', 'done', 'float32', [this.#images.set]),
    ];
  }

  /** The values of each weight in some variables. */
  #read(held: readonly HeldBlock[]) {
    const read = this.#session.run(
      {},
      held.map(({ variable }) => variable.read),
    );
    return held.flatMap(({ block, nameOf }, index) => {
      const values = Float32Array.from(required(read[index], block.name));
      return block.segments.map(segment => ({ segment, nameOf, values: valuesIn(values, segment) }));
    });
  }

  /** Weights and their averages begin as the network has them, everything else with zeros. */
  #initialise(): void {
    const begun = new Set(allBlocks(this.#variables).flatMap(({ weights, average }) => [weights, average]));
    this.#set((held, { name, count }) =>
      begun.has(held) ? this.#network.weight(name).dataSync<'float32'>() : new Float32Array(count),
    );
  }

  #hold({ images, count }: MemorySplit): void {
    const feed: Feed = { shape: [count, ...this.#image], type: 'uint8', values: images };
    this.#session.run({ [this.#images.initial]: feed }, ['held']);
  }

  /** Gives every variable its values. */
  #set(valuesOf: (held: HeldBlock, segment: Segment) => Float32Array): void {
    const feeds = heldBlocks(this.#variables).map((held): [string, Feed] => {
      const { initial, shape } = held.variable;
      const values = fillBlock(held.block, segment => valuesOf(held, segment));
      return [initial, { shape, type: 'float32', values }];
    });
    this.#session.run(Object.fromEntries(feeds), ['initialised']);
  }
}
