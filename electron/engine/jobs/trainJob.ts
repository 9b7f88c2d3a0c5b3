import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import { asSettingsError, settingIssues } from '../../../shared/jobs/settingIssues.ts';
import { addCosts, noCosts } from '../../../shared/lowering/Costs.ts';
import { Run } from '../../runs/Run.ts';
import { disposeLearner, prepareLearner } from '../finetune/prepareLearner.ts';
import type { JobContext } from '../JobContext.ts';
import { requireClassWeights } from '../training/classWeightsOf.ts';
import { planAndData } from './planAndData.ts';
import { trainRun } from './trainRun.ts';
import { versions } from '../versions.ts';

/**
 * Trains a network as a new run.
 * @throws AppError of the network, the dataset, the disk or the training; the signal's reason when cancelled.
 */
export async function trainJob(
  { document, settings, exportTo }: JobSpecOf<'train'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'train' }>> {
  context.emit({ type: 'progress', phase: 'preparing', done: 0, total: 1 });
  const { plan, dataset } = await planAndData(document, settings.dataset, context.dataRoot);
  const { info, hash } = dataset;
  // What is wrong with the settings is said before there is a run.
  requireClassWeights(settings, info.labels.length);
  const [issue] = settingIssues(settings, plan, info.examples.train);
  if (issue) throw asSettingsError(issue);
  const { trainableParams, macs } = plan.layers.map(({ costs }) => costs).reduce(addCosts, noCosts);
  const learner = await prepareLearner(plan, settings, info, context.dataRoot);
  const run = await Run.create(context.dataRoot, document, {
    settings,
    startedAt: context.clock.now(),
    versions: versions(),
    dataset: { id: info.id, name: info.name, hash, labels: [...info.labels] },
    network: { trainableParams, macs },
  }).catch((thrown: unknown) => {
    disposeLearner(learner);
    throw thrown;
  });
  return trainRun({ ...learner, dataset, run, exportTo, from: null }, context);
}
