import { AppError } from '../../../shared/base/appError.ts';
import { classScores } from '../../../shared/jobs/classScores.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import { openDataset } from '../../datasets/datasets.ts';
import type { JobContext } from '../JobContext.ts';
import { evaluateSplit } from '../training/evaluateSplit.ts';
import { openTrained } from './openTrained.ts';
import { requireFit } from './requirePlan.ts';

/**
 * Runs a trained network on the test images of its own dataset, or of another that fits.
 * @throws AppError `run/…`, `dataset/…`: also where there is no test image
 */
export async function evaluateJob(
  spec: JobSpecOf<'evaluate'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'evaluate' }>> {
  const { run, document, network } = await openTrained(context.dataRoot, spec.run);
  try {
    const dataset = await openDataset(spec.dataset ?? run.record.dataset.id, context.dataRoot);
    requireFit(document, dataset.info);
    if (dataset.info.examples.test === 0) throw new AppError('dataset/noTest', { dataset: dataset.info.name });
    const split = await dataset.load('test');
    const { confusion, judged, result: test } = await evaluateSplit(network, dataset, split, context, 'testing');
    const { id, labels } = dataset.info;
    const classes = classScores(confusion, labels);
    const images = spec.withImages === true ? { truth: Uint16Array.from(split.labels), ...judged } : null;
    return { kind: 'evaluate', run: run.id, dataset: id, test, confusion, labels, classes, images };
  } finally {
    network.dispose();
  }
}
