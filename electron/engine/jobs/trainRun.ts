import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { WeightMatch } from '../../../shared/jobs/WeightMatch.ts';
import type { TextKey } from '../../../shared/text/en/catalogue.ts';
import type { TextValues } from '../../../shared/text/fill.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import type { Dataset } from '../../datasets/Dataset.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { newProgress } from '../../runs/newProgress.ts';
import type { EpochResult, Progress } from '../../runs/Progress.ts';
import type { Run } from '../../runs/Run.ts';
import { disposeLearner, type Learner } from '../finetune/prepareLearner.ts';
import type { JobContext } from '../JobContext.ts';
import type { Network } from '../model/Network.ts';
import { restoreValues } from '../model/networkValues.ts';
import { serialiseFailure } from '../serialiseFailure.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { createTrainStep } from '../training/createTrainStep.ts';
import { evaluateSplit } from '../training/evaluateSplit.ts';
import { Stopwatch } from '../training/Stopwatch.ts';
import { type Trained, trainEpochs } from '../training/trainEpochs.ts';
import { trainingSplit } from '../training/trainingSplit.ts';
import type { TrainStep } from '../training/TrainStep.ts';
import { exportRun } from './exportJob.ts';

type Result = Extract<JobResult, { kind: 'train' }>;

/** A run of this process that is ready to be trained. */
export interface Prepared extends Learner {
  readonly dataset: Dataset;
  readonly run: Run;
  readonly network: Network;
  readonly exportTo: string | null;
  /** Where to go on; null begins. */
  readonly from: { readonly progress: Progress; readonly values: readonly NamedValues[] } | null;
}

/**
 * Trains, keeps the best epoch, tests that once, and exports it if asked. The run says how it ended, and is then free.
 * @throws AppError of the disk or the training; the signal's reason when cancelled.
 */
export async function trainRun(prepared: Prepared, host: JobContext): Promise<Result> {
  const { run, match, from } = prepared;
  const stopwatch = new Stopwatch(host, from?.progress.elapsedMs ?? 0);
  const { context } = stopwatch;
  context.emit({ type: 'artifact', artifact: 'run', path: run.folder });
  if (match) tellMatch(match, context);
  if (from === null) warnOfFrozen(prepared, context);
  try {
    const result = await trainAndTest(prepared, stopwatch);
    await run.update({ state: 'succeeded', endedAt: context.clock.now(), outcome: { ...result } });
    // What the disk did not take can be trained again from its state. One that does not let go of it costs nobody the result.
    if (result.isKept) await run.checkpoints.close().catch(() => undefined);
    return result;
  } catch (thrown) {
    const state = context.signal.aborted ? 'cancelled' : 'failed';
    const { code, values } = serialiseFailure(thrown);
    const failure = state === 'failed' ? { error: code, values } : {};
    const outcome = { ...failure, durationMs: stopwatch.elapsedMs };
    await run.metrics.flush().catch(() => undefined);
    await run.update({ state, endedAt: context.clock.now(), outcome }).catch(() => undefined);
    throw thrown;
  } finally {
    disposeLearner(prepared);
    await run.disown();
  }
}

async function trainAndTest(prepared: Prepared, stopwatch: Stopwatch): Promise<Result> {
  const { dataset, run, network, exportTo, match } = prepared;
  const { settings } = run.record;
  const { context } = stopwatch;
  const trained = await train(prepared, stopwatch);
  await goToBest(run, network, trained);
  if (trained.unkept) tell('warning', 'train.bestNotKept', { epoch: trained.best.epoch }, context);
  const test =
    settings.testAtEnd && dataset.info.examples.test > 0
      ? await testOnce(dataset, run, network, trained, context)
      : null;
  if (exportTo !== null) await exportRun(run, network, exportTo, context);
  const { best, epochs, step, stoppedEarly, examples, trainingMs, dataMs } = trained;
  return {
    kind: 'train',
    run: run.id,
    folder: run.folder,
    epochs,
    steps: step,
    stoppedEarly,
    bestEpoch: best.epoch,
    train: best.train,
    validation: best.validation,
    test,
    isKept: trained.unkept === null,
    durationMs: stopwatch.elapsedMs,
    examplesPerSecond: (1000 * examples) / Math.max(1, trainingMs),
    dataShare: dataMs / Math.max(1, trainingMs, dataMs),
    takenOver: match,
    exportedTo: exportTo,
  };
}

async function train({ dataset, run, network, teacher, from }: Prepared, stopwatch: Stopwatch): Promise<Trained> {
  const { settings } = run.record;
  const { context } = stopwatch;
  const [train, validation] = [await trainingSplit(dataset, settings), await dataset.load('validation')];
  const step = createTrainStep(network, settings, dataset, train, context, teacher);
  try {
    await run.update({ path: step instanceof RecordedStep ? 'recorded' : 'eager' });
    if (from) goBack(step, from.values, run);
    const begun = from?.progress ?? newProgress(settings);
    const training = { network, step, settings, dataset, train, validation, run, context, stopwatch };
    return await trainEpochs(training, begun);
  } finally {
    step.dispose();
  }
}

function goBack(step: TrainStep, values: readonly NamedValues[], run: Run): void {
  const missing = step.restore(values);
  if (missing !== null) throw run.damaged(`${missing} is missing`);
  step.writeBack();
}

function tellMatch({ run, matched, renamed, fresh, reshaped, unused }: WeightMatch, context: JobContext): void {
  const counts = { fresh: fresh.length, reshaped: reshaped.length, unused: unused.length };
  tell('info', 'train.takenOver', { run, matched, ...counts }, context);
  if (renamed.length > 0) tell('info', 'train.takenOverByOrder', { renamed: renamed.length }, context);
}

/** Weights that nobody trained, and nobody will. */
function warnOfFrozen({ network, match }: Prepared, context: JobContext): void {
  const { plan } = network;
  const trainable = plan.layers.flatMap(({ weights }) => weights).filter(weight => weight.trainable);
  const frozen = trainable.map(({ name }) => name).filter(name => !network.weight(name).trainable);
  const drawn = match && new Set([...match.fresh, ...match.reshaped]);
  const names = frozen.filter(name => drawn?.has(name) ?? true);
  if (names.length > 0) tell('warning', 'train.frozenAnew', { names: listed(names) }, context);
}

const mostListed = 5;

const listed = (names: readonly string[]): string =>
  [...names.slice(0, mostListed), ...(names.length > mostListed ? ['…'] : [])].join(', ');

function tell(level: 'info' | 'warning', key: TextKey, values: TextValues, context: JobContext): void {
  context.emit({ type: 'log', level, message: createTranslator('en').text(key, values) });
}

/** Goes back to the best epoch where that was not the last one. @throws AppError `run/damaged` */
async function goToBest(run: Run, network: Network, { best, step, unkept }: Trained): Promise<void> {
  if (best.step === step) return;
  restoreValues(network, unkept ?? (await readBest(run, best)));
}

async function readBest(run: Run, { epoch }: EpochResult): Promise<readonly NamedValues[]> {
  const checkpoint = await run.checkpoints.find('best');
  if (checkpoint?.epoch !== epoch) throw run.damaged(`the weights of epoch ${epoch} are missing`);
  return run.checkpoints.read(checkpoint);
}

/** The only time that a training sees the test images. */
async function testOnce(dataset: Dataset, run: Run, network: Network, { best }: Trained, context: JobContext) {
  const split = await dataset.load('test');
  const { result } = await evaluateSplit(network, dataset, split, context, 'testing');
  const { loss, accuracy } = result;
  const metric = { scope: 'test', epoch: best.epoch, step: best.step, values: { loss, accuracy } } as const;
  context.emit({ type: 'metric', ...metric });
  run.metrics.add({ time: context.clock.now(), ...metric });
  await run.metrics.flush().catch(() => undefined);
  return result;
}
