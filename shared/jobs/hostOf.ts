import type { JobSpec } from './JobSpec.ts';

/** The kinds of processes that jobs run in. What decodes images never shares one with TensorFlow. */
export type JobHost = 'engineHost' | 'datasetHost';

export const hostOf = (kind: JobSpec['kind']): JobHost => (kind === 'importDataset' ? 'datasetHost' : 'engineHost');
