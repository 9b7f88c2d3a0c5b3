import { freemem, totalmem } from 'node:os';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { TrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { lower } from '../../shared/lowering/lower.ts';
import { trainingBytes } from '../../shared/lowering/trainingBytes.ts';
import { Run } from '../runs/Run.ts';

/** What remains is for the dataset, the programs that run and the step's own work. */
const shareOfMachine = 0.5;

/** In bytes: what a job takes, and what of the machine's memory is free. */
export interface MemoryShortage {
  readonly needed: number;
  readonly free: number;
}

/**
 * Null where a job should have found memory enough: at most what is free, and half of all that there is. What a run that
 * goes on takes is read from its folder, which the engine names before it trains.
 */
export async function memoryShortage(spec: JobSpec, runFolder: string | undefined): Promise<MemoryShortage | null> {
  const total = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  // macOS counts what it could give back at once as taken.
  const free = process.platform === 'darwin' ? total : Math.min(freemem(), total);
  const needed = await neededBy(spec, runFolder);
  return needed > Math.min(free, shareOfMachine * total) ? { needed, free } : null;
}

/** 0 for jobs that train nothing, and for those whose network only the engine knows. */
async function neededBy(spec: JobSpec, runFolder: string | undefined): Promise<number> {
  switch (spec.kind) {
    case 'train':
    case 'estimate':
    case 'lrFind':
      return learning(spec.document, spec.settings);
    case 'resume':
      return runFolder === undefined ? 0 : goingOn(runFolder);
    case 'gradients':
      return trainingBytes(lower(spec.document), spec.batchSize);
    default:
      return 0;
  }
}

const learning = (document: GraphDocument, { batchSize, trainExamples }: TrainSettings): number =>
  trainingBytes(lower(document), Math.min(batchSize, trainExamples ?? batchSize));

/** A folder that cannot be read any more tells nothing. */
async function goingOn(runFolder: string): Promise<number> {
  try {
    const run = await Run.open('', runFolder);
    return learning(await run.document(), run.record.settings);
  } catch {
    return 0;
  }
}
