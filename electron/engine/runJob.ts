import { assert } from '../../shared/base/assert.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { JobContext } from './JobContext.ts';
import { capsulesJob } from './jobs/capsulesJob.ts';
import { estimateJob } from './jobs/estimateJob.ts';
import { evaluateJob } from './jobs/evaluateJob.ts';
import { exportJob } from './jobs/exportJob.ts';
import { gradientsJob } from './jobs/gradientsJob.ts';
import { lrFindJob } from './jobs/lrFindJob.ts';
import { predictJob } from './jobs/predictJob.ts';
import { previewAugmentationJob } from './jobs/previewAugmentationJob.ts';
import { profileJob } from './jobs/profileJob.ts';
import { resumeJob } from './jobs/resumeJob.ts';
import { serveJob } from './jobs/serveJob.ts';
import { trainJob } from './jobs/trainJob.ts';
import { registerActivationGradients } from './kernels/activationGradients.ts';
import { tellOutcome } from './tellOutcome.ts';

registerActivationGradients();

function run(spec: JobSpec, context: JobContext): Promise<JobResult> {
  assert(spec.kind !== 'importDataset', 'imports have a process of their own');
  switch (spec.kind) {
    case 'train':
      return trainJob(spec, context);
    case 'resume':
      return resumeJob(spec, context);
    case 'estimate':
      return estimateJob(spec, context);
    case 'evaluate':
      return evaluateJob(spec, context);
    case 'predict':
      return predictJob(spec, context);
    case 'serve':
      return serveJob(spec, context);
    case 'gradients':
      return gradientsJob(spec, context);
    case 'profile':
      return profileJob(spec, context);
    case 'lrFind':
      return lrFindJob(spec, context);
    case 'previewAugmentation':
      return previewAugmentationJob(spec, context);
    case 'capsules':
      return capsulesJob(spec, context);
    case 'export':
      return exportJob(spec, context);
  }
}

/**
 * Does what was asked, and tells it by events: `running` first, then whatever the job has to say, its result, and how it
 * ended. Never throws. No tensor stays behind.
 */
export async function runJob(spec: JobSpec, context: JobContext): Promise<void> {
  await tellOutcome(context, () => run(spec, context));
}
