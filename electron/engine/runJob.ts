import { AppError, serialiseError } from '../../shared/base/appError.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { JobContext } from './JobContext.ts';
import { capsulesJob } from './jobs/capsulesJob.ts';
import { evaluateJob } from './jobs/evaluateJob.ts';
import { exportJob } from './jobs/exportJob.ts';
import { gradientsJob } from './jobs/gradientsJob.ts';
import { predictJob } from './jobs/predictJob.ts';
import { resumeJob } from './jobs/resumeJob.ts';
import { serveJob } from './jobs/serveJob.ts';
import { trainJob } from './jobs/trainJob.ts';
import { registerActivationGradients } from './kernels/activationGradients.ts';

registerActivationGradients();

function run(spec: JobSpec, context: JobContext): Promise<JobResult> {
  switch (spec.kind) {
    case 'train':
      return trainJob(spec, context);
    case 'evaluate':
      return evaluateJob(spec, context);
    case 'resume':
      return resumeJob(spec, context);
    case 'predict':
      return predictJob(spec, context);
    case 'serve':
      return serveJob(spec, context);
    case 'gradients':
      return gradientsJob(spec, context);
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
  context.emit({ type: 'state', state: 'running' });
  try {
    context.signal.throwIfAborted();
    context.emit({ type: 'result', result: await run(spec, context) });
    context.emit({ type: 'state', state: 'succeeded' });
  } catch (thrown) {
    if (context.signal.aborted) context.emit({ type: 'state', state: 'cancelled' });
    else context.emit({ type: 'state', state: 'failed', error: serialiseError(asMemoryError(thrown)) });
  }
}

/** TensorFlow and V8 tell of exhausted memory in words only. */
function asMemoryError(thrown: unknown): unknown {
  const isExhausted =
    thrown instanceof Error && /OOM when allocating|RESOURCE_EXHAUSTED|Array buffer allocation/.test(thrown.message);
  return isExhausted ? new AppError('engine/outOfMemory', {}, thrown) : thrown;
}
