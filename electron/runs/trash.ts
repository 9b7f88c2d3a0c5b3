import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import { nodeFileSystem } from '../files/nodeFileSystem.ts';
import { isSystemError, systemReason } from '../files/systemError.ts';
import { type Run, runsFolder } from './Run.ts';

/** What can be put aside: a run, or the folder of one that is damaged. */
export type Removable = Pick<Run, 'id' | 'folder' | 'state'>;

/** Where runs wait that nobody wants. */
export const trashFolder = (dataRoot: string): string => join(dataRoot, 'trash', 'runs');

/** Puts a run aside. @throws AppError `run/busy` while it is trained, `file/cannotWrite` */
export async function trashRun(dataRoot: string, run: Removable): Promise<void> {
  await requireIdle(run);
  await move(run, trashFolder(dataRoot));
}

/** Takes a run back from the trash. @throws AppError `file/cannotWrite` */
export const restoreRun = (dataRoot: string, run: Removable): Promise<void> => move(run, runsFolder(dataRoot));

/** Deletes a run for good. @throws AppError `run/busy` while it is trained, `file/cannotWrite` */
export async function purgeRun(run: Removable): Promise<void> {
  await requireIdle(run);
  await rm(run.folder, { recursive: true, force: true }).catch(asFailure(run.folder));
}

async function requireIdle(run: Removable): Promise<void> {
  if ((await run.state()) === 'running') throw new AppError('run/busy', { run: run.id });
}

async function move(run: Removable, folder: string): Promise<void> {
  await nodeFileSystem.makeFolder(folder).catch(asFailure(folder));
  await rename(run.folder, join(folder, run.id)).catch((thrown: unknown) => {
    // Two that click at once: it is where it should be.
    if (!isSystemError(thrown, 'ENOENT')) asFailure(run.folder)(thrown);
  });
}

const asFailure =
  (file: string) =>
  (thrown: unknown): never => {
    throw new AppError('file/cannotWrite', { file, reason: systemReason(thrown) }, thrown);
  };
