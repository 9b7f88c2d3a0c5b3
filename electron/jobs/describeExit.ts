import { constants } from 'node:os';
import { AppError } from '../../shared/base/appError.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import type { EngineExit } from './EngineProcess.ts';
import { memoryShortage } from './memoryShortage.ts';

const outOfMemory = /heap out of memory|std::bad_alloc|Cannot allocate memory|OOM when allocating/;

/** How a process ended: `SIGSEGV`, `exit code 1`. */
export function describeExit({ code, signal }: EngineExit): string {
  if (signal !== null) return signal;
  return signalOf(code) ?? `exit code ${code ?? '?'}`;
}

/** Memory that was not granted, or was taken back: native code then writes to nowhere, gives up, or is ended. */
const signalsOfShortage: readonly string[] = ['SIGSEGV', 'SIGBUS', 'SIGKILL', 'SIGABRT'];

/**
 * Why a job ended without saying so itself. The end of what the process printed goes into the details. `runFolder`: of the
 * run that it trained, where it had named one.
 */
export async function crashOf(exit: EngineExit, spec: JobSpec, runFolder: string | undefined): Promise<AppError> {
  const reason = describeExit(exit);
  if (spec.kind === 'importDataset') return new AppError('dataset/importEnded', { reason }, exit.output);
  if (outOfMemory.test(exit.output)) return new AppError('engine/outOfMemory', {}, exit.output);
  const shortage = signalsOfShortage.includes(reason) ? await memoryShortage(spec, runFolder) : null;
  if (!shortage) return new AppError('engine/crashed', { reason }, exit.output);
  const [needed, free] = [formatBytes(shortage.needed), formatBytes(shortage.free)];
  return new AppError('engine/likelyOutOfMemory', { reason, needed, free }, exit.output);
}

/** A shell's way to say it: 128 + the signal's number. */
const signalOf = (code: number | null): string | undefined =>
  code === null ? undefined : Object.entries(constants.signals).find(([, number]) => code === 128 + number)?.[0];
