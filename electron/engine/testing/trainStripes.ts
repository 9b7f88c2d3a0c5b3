import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { type TrainSettings, trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { Run } from '../../runs/Run.ts';
import type { JobContext } from '../JobContext.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { EagerStep } from '../training/EagerStep.ts';
import { Stopwatch } from '../training/Stopwatch.ts';
import { type Trained, trainEpochs } from '../training/trainEpochs.ts';
import type { TrainStep } from '../training/TrainStep.ts';
import { createContext } from './createContext.ts';
import { smallDocument } from './smallDocument.ts';
import { stripes } from './stripes.ts';

/** What a test changes about the training of a small network on stripes. */
export interface TrainingOptions {
  readonly settings?: Partial<TrainSettings>;
  readonly context?: JobContext;
  readonly dataset?: Dataset;
  readonly document?: GraphDocument;
  /** Makes the step; by itself it goes operation by operation. */
  readonly createStep?: (network: Network, settings: TrainSettings, train: Split) => TrainStep;
  /** What a step does beside, or instead of, training. */
  readonly wrap?: (step: TrainStep, network: Network) => TrainStep;
  readonly prepare?: (run: Run) => Promise<void>;
}

const eagerly = (network: Network, settings: TrainSettings): TrainStep =>
  new EagerStep(network, { ...settings, classWeights: null });

const unchanged = (step: TrainStep): TrainStep => step;

/** Trains a new run in a data root, as the train job does after its preparations. */
export async function trainStripes(
  root: string,
  options: TrainingOptions,
): Promise<{ readonly trained: Trained; readonly run: Run }> {
  const { settings = {}, context = createContext(root).context, dataset = stripes() } = options;
  const { createStep = eagerly, wrap = unchanged, prepare = () => Promise.resolve() } = options;
  const document = options.document ?? smallDocument({ resolution: 8, classes: 4 });
  const all: TrainSettings = {
    ...trainSettingsSchema.parse({ dataset: 'stripes', batchSize: 24, epochs: 3 }),
    optimizer: { name: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    ...settings,
  };
  const { info, hash } = dataset;
  const run = await Run.create(root, document, {
    settings: all,
    startedAt: Date.now(),
    versions: {},
    dataset: { id: info.id, name: info.name, hash, labels: [...info.labels] },
  });
  await prepare(run);
  const network = new Network(requirePlan(document), weight => drawWeight(weight, 1));
  const [train, validation] = [await dataset.load('train'), await dataset.load('validation')];
  const step = wrap(createStep(network, all, train), network);
  try {
    const stopwatch = new Stopwatch(context, 0);
    const training = { network, step, settings: all, dataset, train, validation, run, context, stopwatch };
    const trained = await trainEpochs(training);
    return { trained, run };
  } finally {
    step.dispose();
    network.dispose();
  }
}
