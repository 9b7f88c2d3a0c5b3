import { constants } from 'node:os';
import { AppError } from '../../shared/base/appError.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { EngineExit } from './EngineProcess.ts';

const outOfMemory = /heap out of memory|std::bad_alloc|Cannot allocate memory|OOM when allocating/;

/** How a process ended: `SIGSEGV`, `exit code 1`. */
export function describeExit({ code, signal }: EngineExit): string {
  if (signal !== null) return signal;
  return signalOf(code) ?? `exit code ${code ?? '?'}`;
}

/** Why a job ended without saying so itself. The end of what the process printed goes into the details. */
export function crashOf(exit: EngineExit, kind: JobSpec['kind']): AppError {
  if (kind === 'importDataset') return new AppError('dataset/importEnded', { reason: describeExit(exit) }, exit.output);
  return outOfMemory.test(exit.output)
    ? new AppError('engine/outOfMemory', {}, exit.output)
    : new AppError('engine/crashed', { reason: describeExit(exit) }, exit.output);
}

/** A shell's way to say it: 128 + the signal's number. */
const signalOf = (code: number | null): string | undefined =>
  code === null ? undefined : Object.entries(constants.signals).find(([, number]) => code === 128 + number)?.[0];
