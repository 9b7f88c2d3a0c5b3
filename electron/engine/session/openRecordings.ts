import { basename, join } from 'node:path';
import { versions } from '../versions.ts';
import { RecordingFolder } from './RecordingFolder.ts';

/** The name of a bundled file carries the hash of its code and of what it imports. */
const codeHash = /-([\w-]{8})\.js$/;

/**
 * The recordings of a data root that this very engine made. Null where it runs from its sources: nothing tells then when
 * they have changed, and with them what would be recorded.
 */
export function openRecordings(dataRoot: string): RecordingFolder | null {
  const code = codeHash.exec(basename(import.meta.filename))?.[1];
  return code === undefined ? null : new RecordingFolder(join(dataRoot, 'recordings'), { code, ...versions() });
}
