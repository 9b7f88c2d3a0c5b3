import { freemem, totalmem } from 'node:os';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { lower } from '../../shared/lowering/lower.ts';
import { trainingBytes } from '../../shared/lowering/trainingBytes.ts';

/** What remains is for the dataset, the programs that run and the step's own work. */
const shareOfMachine = 0.5;

/** In bytes: what a job takes, and what of the machine's memory is free. */
export interface MemoryShortage {
  readonly needed: number;
  readonly free: number;
}

/** Null where a job should have found memory enough: at most what is free, and half of all that there is. */
export function memoryShortage(spec: JobSpec): MemoryShortage | null {
  const needed = neededBy(spec);
  const total = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  // macOS counts what it could give back at once as taken.
  const free = process.platform === 'darwin' ? total : Math.min(freemem(), total);
  return needed > Math.min(free, shareOfMachine * total) ? { needed, free } : null;
}

/** 0 for jobs that train nothing, and for those whose network only the engine knows. */
function neededBy(spec: JobSpec): number {
  switch (spec.kind) {
    case 'train':
    case 'estimate':
    case 'lrFind': {
      const { batchSize, trainExamples } = spec.settings;
      return trainingBytes(lower(spec.document), Math.min(batchSize, trainExamples ?? batchSize));
    }
    case 'gradients':
      return trainingBytes(lower(spec.document), spec.batchSize);
    default:
      return 0;
  }
}
