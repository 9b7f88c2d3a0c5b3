import { join } from 'node:path';
import { AppError } from '../../../../shared/base/appError.ts';
import { nodeFileSystem } from '../../../files/nodeFileSystem.ts';
import type { Removable } from '../../../runs/trash.ts';
import { findRun } from '../findRun.ts';
import type { Session } from '../Session.ts';

/** What `findRun` says of names that a folder may have all the same. */
const unreadable: ReadonlySet<string> = new Set(['run/damaged', 'run/unknown', 'run/notInTrash']);

/**
 * The run that a command line wants to be rid of, as `findRun` finds it; and by its whole id one that is damaged, or no run
 * at all. @throws AppError as `findRun`
 */
export async function findRemovable(name: string, session: Session, folder: string): Promise<Removable> {
  try {
    return await findRun(name, session, folder);
  } catch (thrown) {
    const mayBeThere = thrown instanceof AppError && unreadable.has(thrown.code);
    if (!mayBeThere || !(await nodeFileSystem.list(folder)).includes(name)) throw thrown;
    return { id: name, folder: join(folder, name), state: () => Promise.resolve('failed') };
  }
}
