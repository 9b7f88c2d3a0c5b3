import { createRandom } from '../../../shared/base/random.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { selectExamples, viewExamples } from '../../datasets/selectExamples.ts';
import { stratify } from '../../datasets/stratify.ts';
import { serialiseError } from '../../../shared/base/appError.ts';
import { Run } from '../../runs/Run.ts';
import type { JobContext } from '../JobContext.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { restoreValues } from '../model/networkValues.ts';
import { createTrainStep } from '../training/createTrainStep.ts';
import { evaluateSplit } from '../training/evaluateSplit.ts';
import { type Trained, trainEpochs } from '../training/trainEpochs.ts';
import { exportRun } from './exportJob.ts';
import { requireFit, requirePlan } from './requirePlan.ts';
import { versions } from './versions.ts';

type Spec = JobSpecOf<'train'>;
type Result = Extract<JobResult, { kind: 'train' }>;

/**
 * Trains a network, keeps its best epoch, tests that once, and exports it if asked.
 * @throws AppError of the network, the dataset, the disk or the training; the signal's reason when cancelled.
 */
export async function trainJob(spec: Spec, context: JobContext): Promise<Result> {
  const { document, settings } = spec;
  const startedAt = context.clock.now();
  context.emit({ type: 'progress', phase: 'preparing', done: 0, total: 1 });
  const plan = requirePlan(document);
  const dataset = await openDataset(settings.dataset, context.dataRoot);
  requireFit(document, dataset.info);
  const run = await Run.create(context.dataRoot, document, {
    settings,
    startedAt,
    versions: versions(),
    dataset: { id: dataset.info.id, name: dataset.info.name, hash: dataset.hash, labels: [...dataset.info.labels] },
  });
  context.emit({ type: 'artifact', artifact: 'run', path: run.folder });
  const network = new Network(plan, weight => drawWeight(weight, settings.seed));
  try {
    const result = await trainAndTest(spec, context, { dataset, run, network, startedAt });
    await run.update({ state: 'succeeded', endedAt: context.clock.now(), outcome: { ...result } });
    return result;
  } catch (thrown) {
    const state = context.signal.aborted ? 'cancelled' : 'failed';
    const outcome = state === 'failed' ? { error: serialiseError(thrown).code } : {};
    await run.metrics.flush().catch(() => undefined);
    await run.update({ state, endedAt: context.clock.now(), outcome }).catch(() => undefined);
    throw thrown;
  } finally {
    network.dispose();
  }
}

interface Prepared {
  readonly dataset: Dataset;
  readonly run: Run;
  readonly network: Network;
  readonly startedAt: number;
}

async function trainAndTest(spec: Spec, context: JobContext, prepared: Prepared): Promise<Result> {
  const { settings, exportTo } = spec;
  const { dataset, run, network, startedAt } = prepared;
  const trained = await train(settings, context, prepared);
  await keepBest(run, network, trained);
  const test =
    settings.testAtEnd && dataset.info.examples.test > 0
      ? await testOnce(dataset, run, network, trained, context)
      : null;
  if (exportTo !== null) await exportRun(run, network, exportTo, context);
  const { best, epochs, steps, stoppedEarly, examples, trainingMs } = trained;
  return {
    kind: 'train',
    run: run.id,
    folder: run.folder,
    epochs,
    steps,
    stoppedEarly,
    train: best.train,
    validation: best.validation,
    test,
    durationMs: context.clock.now() - startedAt,
    examplesPerSecond: (1000 * examples) / Math.max(1, trainingMs),
    exportedTo: exportTo,
  };
}

async function train(
  settings: Spec['settings'],
  context: JobContext,
  { dataset, run, network }: Prepared,
): Promise<Trained> {
  const [train, validation] = [await dataset.load('train'), await dataset.load('validation')];
  const used = subset(train, settings);
  const step = createTrainStep(network, settings, dataset, used.count, context);
  try {
    return await trainEpochs({ network, step, settings, dataset, train: used, validation, run, context });
  } finally {
    step.dispose();
  }
}

function subset(train: Split, { trainExamples, seed }: Spec['settings']): Split {
  if (trainExamples === null || trainExamples >= train.count) return train;
  const select = 'images' in train ? selectExamples : viewExamples;
  return select(train, stratify(train.labels, trainExamples, createRandom(seed)).drawn);
}

/** Goes back to the best epoch where that was not the last one. */
async function keepBest(run: Run, network: Network, { best, steps }: Trained): Promise<void> {
  if (best.step === steps) return;
  const checkpoint = await run.checkpoints.find('best');
  if (checkpoint) restoreValues(network, await run.checkpoints.read(checkpoint));
}

/** The only time that a training sees the test images. */
async function testOnce(dataset: Dataset, run: Run, network: Network, { best }: Trained, context: JobContext) {
  const split = await dataset.load('test');
  const { result } = await evaluateSplit(network, dataset, split, context, 'testing');
  const { loss, accuracy } = result;
  const metric = { scope: 'test', epoch: best.epoch, step: best.step, values: { loss, accuracy } } as const;
  context.emit({ type: 'metric', ...metric });
  run.metrics.add({ time: context.clock.now(), ...metric });
  await run.metrics.flush();
  return result;
}
