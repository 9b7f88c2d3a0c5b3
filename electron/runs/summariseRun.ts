import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SerialisedError } from '../../shared/base/appError.ts';
import type { KeptEpoch, RunSummary } from '../../shared/jobs/RunSummary.ts';
import { type ErrorCode, errors } from '../../shared/text/en/errors.ts';
import type { Checkpoint } from './Checkpoints.ts';
import type { Run } from './Run.ts';

const outcomeSchema = z.object({
  test: z.object({ loss: z.number(), accuracy: z.number() }).nullable().optional(),
  error: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  epochs: z.number().optional(),
  steps: z.number().optional(),
  durationMs: z.number().optional(),
  isKept: z.boolean().optional(),
});

/** A run as a row of a table. @throws AppError `run/damaged` */
export async function summariseRun(run: Run): Promise<RunSummary> {
  const { id, startedAt, endedAt, settings, network, dataset, path } = run.record;
  const [label, state, bytes] = await Promise.all([run.label(), run.state(), bytesOf(run.folder)]);
  const { best, latest, resumption } = await run.checkpoints.kept();
  const outcome = outcomeSchema.safeParse(run.record.outcome).data;
  // A finished one goes on where the disk did not take what came of it.
  const goesOn = state !== 'running' && (state !== 'succeeded' || outcome?.isKept === false);
  // All that records tell that were written before there was a better measure.
  const lasted = endedAt === null ? null : endedAt - startedAt;
  return {
    id,
    ...label,
    folder: run.folder,
    state,
    isResumable: resumption !== null && goesOn,
    startedAt,
    endedAt,
    durationMs: state === 'running' ? null : (outcome?.durationMs ?? resumption?.progress.elapsedMs ?? lasted),
    settings,
    network,
    path,
    dataset: { id: dataset.id, name: dataset.name },
    epoch: outcome?.epochs ?? latest?.epoch ?? 0,
    step: outcome?.steps ?? resumption?.progress.step ?? latest?.step ?? 0,
    best: best && keptEpoch(best),
    test: outcome?.test ?? null,
    error: failureOf(outcome, label.name),
    bytes,
  };
}

type RecordedOutcome = z.infer<typeof outcomeSchema> | undefined;

/** Old records, and those of a newer version, have no more than a code that says something here. */
function failureOf(outcome: RecordedOutcome, run: string): SerialisedError | null {
  const { error: code, values } = outcome ?? {};
  if (code === undefined) return null;
  return isErrorCode(code) && values !== undefined ? { code, values } : { code: 'run/failed', values: { run, code } };
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errors, code);

/** A checkpoint as people see it: without file and hash. */
export const keptEpoch = ({ epoch, step, loss, accuracy }: Checkpoint): KeptEpoch => ({ epoch, step, loss, accuracy });

/** What the files of a folder and of the folders in it take. */
async function bytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((): Dirent[] => []);
  const sizes = entries
    .filter(entry => entry.isFile())
    // A file may go while it is looked at: checkpoints are replaced.
    .map(({ parentPath, name }) =>
      stat(join(parentPath, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
