import { parseDocument } from '../../../shared/graph/parseDocument.ts';
import type { RecoveredDocument } from '../../../shared/ipc/messages.ts';
import { hashOf } from '../../files/hashOf.ts';
import { nodeFileSystem } from '../../files/nodeFileSystem.ts';
import type { RecoveryEntry } from '../../files/recoveryFormat.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export function recoveryHandlers({ recovery, grants, window }: Services): HandlersOf<'recovery'> {
  const restore = async ({ header, text }: RecoveryEntry): Promise<readonly RecoveredDocument[]> => {
    const { id, name, path, baseHash, savedAt } = header;
    const onDisk = path === null ? null : await hashOfFile(path);
    // Saved, but the app ended before the backup was forgotten.
    if (onDisk !== null && onDisk === hashOf(text)) return recovery.discard(id).then(() => []);
    const parsed = parseDocument(text, name);
    if (!parsed.ok) return [];
    if (path !== null) grants.grantFile(path);
    const baseChanged = onDisk !== null && onDisk !== baseHash;
    return [{ id, name, document: parsed.value.document, path, baseHash, baseChanged, savedAt }];
  };

  return {
    'recovery.write': ({ text, path, ...header }) =>
      recovery.write({ ...header, path: path === null ? null : grants.requireFile(path) }, text),
    'recovery.list': async () => {
      // What may have brought the window down twice is not opened a third time; it stays for the next start.
      if (window.isSafeStart) return [];
      return (await Promise.all((await recovery.list()).map(restore))).flat();
    },
    'recovery.discard': ({ id }) => recovery.discard(id),
  };
}

const hashOfFile = (path: string): Promise<string | null> => nodeFileSystem.read(path).then(hashOf, () => null);
