import { AppError } from '../../../shared/base/appError.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { Run } from '../../runs/Run.ts';
import { disposeLearner, prepareLearner } from '../finetune/prepareLearner.ts';
import type { JobContext } from '../JobContext.ts';
import { planAndData } from './planAndData.ts';
import { trainRun } from './trainRun.ts';
import { versions } from '../versions.ts';

/**
 * Goes on with a run that was stopped, or whose process died, in the same folder: as if nothing had happened.
 * @throws AppError `run/busy`, `run/notResumable`, `run/damaged`, and what `trainJob` throws
 */
export async function resumeJob(
  { run: id, exportTo }: JobSpecOf<'resume'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'train' }>> {
  context.emit({ type: 'progress', phase: 'preparing', done: 0, total: 1 });
  const run = await Run.open(context.dataRoot, id);
  const document = await run.document();
  const { plan, dataset } = await planAndData(document, run.record.settings.dataset, context.dataRoot);
  if (dataset.hash !== run.record.dataset.hash) throw refusal(run, `the dataset ${dataset.info.name} has changed`);
  // The weights are in the state, wherever they once came from.
  const settings = { ...run.record.settings, from: null };
  const learner = await prepareLearner(plan, settings, dataset.info, context.dataRoot);
  const from = await pickUp(run).catch((thrown: unknown) => {
    disposeLearner(learner);
    throw thrown;
  });
  warnOfDifferences(run, context);
  await run.update({ state: 'running', endedAt: null, versions: { ...versions() }, outcome: {} });
  return trainRun({ ...learner, dataset, run, exportTo, from }, context);
}

/** Makes the run this process's own, or leaves it to whom it was. */
async function pickUp(run: Run) {
  await run.own();
  return goBack(run).catch(async (thrown: unknown) => {
    await run.disown();
    throw thrown;
  });
}

/** Brings the folder to where training goes on: nothing half-written, no metric of a later step. */
async function goBack(run: Run) {
  const resumption = await run.checkpoints.resumption();
  if (!resumption) throw refusal(run, run.record.state === 'succeeded' ? 'it is finished' : 'it has no checkpoint');
  const { progress } = resumption;
  const values = await run.checkpoints.read(resumption);
  await run.checkpoints.tidy();
  await run.metrics.rewind(progress);
  return { progress, values };
}

/** Elsewhere the same settings give other numbers. */
function warnOfDifferences({ record }: Run, context: JobContext): void {
  const differences = Object.entries(versions()).filter(([name, value]) => record.versions[name] !== value);
  if (differences.length === 0) return;
  const names = differences.map(([name, value]) => `${name} ${record.versions[name] ?? '–'} → ${value}`).join(', ');
  const message = createTranslator('en').text('train.resumedElsewhere', { differences: names });
  context.emit({ type: 'log', level: 'warning', message });
}

const refusal = (run: Run, reason: string): AppError => new AppError('run/notResumable', { run: run.id, reason });
