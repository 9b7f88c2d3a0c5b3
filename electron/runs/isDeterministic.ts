import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { Run } from './Run.ts';

/** Whether a job must give the same numbers to the last bit, whatever the limits say. @throws AppError `run/unknown` or `run/damaged` */
export async function isDeterministic(spec: JobSpec, dataRoot: string): Promise<boolean> {
  if (spec.kind === 'train') return spec.settings.deterministic;
  return spec.kind === 'resume' && (await Run.open(dataRoot, spec.run)).record.settings.deterministic;
}
