import { required } from '../../../shared/base/assert.ts';
import { elementCount, type Shape } from '../../../shared/base/shape.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { tf } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import type { Batch } from '../training/batches.ts';
import { findState } from '../training/findState.ts';
import { stepNumbers } from '../training/stepNumbers.ts';
import type { StepMoment, StepResult, StepSettings, TrainStep } from '../training/TrainStep.ts';
import { stepFeeds } from './fusedUpdates.ts';
import type { GraphNode } from './GraphNode.ts';
import type { Feed, GraphRunner, SessionValue } from './GraphRunner.ts';
import { loadGraph } from './loadGraph.ts';
import { constant, frozen, type GraphVariable, identity, placeholder } from './nodes.ts';
import { recordTraining, taughtBy, type TrainingPart } from './recordTraining.ts';
import { listVariables, type StepVariables, stepVariables } from './stepVariables.ts';

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
  readonly #settings: StepSettings;
  readonly #image: Shape;
  readonly #variables: StepVariables;
  readonly #parts = new Map<number, TrainingPart>();
  readonly #session: GraphRunner;
  readonly nodes: readonly GraphNode[];

  constructor(network: Network, settings: StepSettings, shape: StepShape) {
    this.#network = network;
    this.#settings = settings;
    this.#image = shape.image;
    this.#variables = stepVariables(network, settings);
    const recipe = { network, settings, variables: this.#variables };
    for (const size of shape.batchSizes) {
      this.#parts.set(size, recordTraining(recipe, `train${size}`, [size, ...shape.image]));
    }
    const variables = listVariables(this.#variables);
    this.nodes = [
      ...stepFeeds.map(name => placeholder(name, 'float32', [])),
      ...variables.flatMap(({ nodes }) => nodes),
      ...[...(settings.teacher?.network.weights ?? [])].map(([name, tensor]) => frozen(taughtBy(name), tensor)),
      ...[...this.#parts.values()].flatMap(({ nodes }) => nodes),
      constant('done', 1),
      identity(
        'initialised',
        'done',
        'float32',
        variables.map(({ set }) => set),
      ),
    ];
    this.#session = loadGraph(this.nodes);
    this.#initialise();
  }

  run({ images, labels }: Batch, moment: StepMoment): StepResult {
    const part = required(this.#parts.get(labels.length), `a recording for ${labels.length} images`);
    const { optimizer, seed } = this.#settings;
    const powers = 'beta1' in optimizer ? optimizer : { beta1: 0, beta2: 0 };
    const { isUpdate, update, learningRate, forgetting } = stepNumbers(moment, this.#settings);
    const [loss, correct] = this.#session.run(
      {
        [part.images]: { shape: [labels.length, ...this.#image], type: 'uint8', values: images.bytes },
        [part.labels]: { shape: [labels.length], type: 'int32', values: labels },
        [part.seed]: { shape: [2], type: 'int32', values: Int32Array.of(seed | 0, moment.step) },
        learningRate: scalar(learningRate),
        beta1Power: scalar(powers.beta1 ** update),
        beta2Power: scalar(powers.beta2 ** update),
        forgetting: scalar(forgetting),
      },
      [isUpdate ? part.loss : part.lossOnly, part.correct],
    );
    return { loss: required(loss?.[0], 'a loss'), correct: required(correct?.[0], 'a count') };
  }

  writeBack(): void {
    const { weights, averages } = this.#variables;
    const shown = [...(averages.size > 0 ? averages : weights)];
    const values = this.#read(shown.map(([, variable]) => variable));
    for (const [index, [name, { shape }]] of shown.entries()) {
      const value = tf.tensor(required(values[index], name), [...shape]);
      this.#network.weight(name).assign(value);
      value.dispose();
    }
  }

  state(): readonly NamedValues[] {
    const variables = listVariables(this.#variables);
    const values = this.#read(variables);
    return variables.map(({ name, shape }, index) => ({ name, shape, values: Float32Array.from(values[index] ?? []) }));
  }

  restore(state: readonly NamedValues[]): string | null {
    const found = findState(listVariables(this.#variables), state);
    if (typeof found === 'string') return found;
    this.#set(found);
    return null;
  }

  dispose(): void {
    this.#session.dispose();
  }

  #read(variables: readonly GraphVariable[]): readonly SessionValue[] {
    return this.#session.run(
      {},
      variables.map(({ read }) => read),
    );
  }

  /** Weights and their averages begin as the network has them, everything else with zeros. */
  #initialise(): void {
    const { weights, averages } = this.#variables;
    const names = new Map([...weights, ...averages].map(([name, variable]) => [variable, name]));
    const values = listVariables(this.#variables).map(variable => {
      const name = names.get(variable);
      return name === undefined
        ? new Float32Array(elementCount(variable.shape))
        : this.#network.weight(name).dataSync<'float32'>();
    });
    this.#set(values);
  }

  /** Gives every variable its value, in their order. */
  #set(values: readonly Float32Array[]): void {
    const feeds = listVariables(this.#variables).map(({ initial, shape }, index): [string, Feed] => [
      initial,
      { shape, type: 'float32', values: required(values[index], initial) },
    ]);
    this.#session.run(Object.fromEntries(feeds), ['initialised']);
  }
}
