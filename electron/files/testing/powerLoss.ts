import { type MemoryDisk, unsyncedFates } from './MemoryDisk.ts';

/** Every disk that a power loss during `operation` could leave behind: before and after each step, in every fate. */
export async function disksAfterPowerLoss(
  disk: MemoryDisk,
  operation: (disk: MemoryDisk) => Promise<void>,
): Promise<readonly MemoryDisk[]> {
  const remains: MemoryDisk[] = [];
  disk.onCall = () => remains.push(...possibleRemains(disk));
  await operation(disk);
  return [...remains, ...possibleRemains(disk)];
}

/** Every disk that a power loss right now could leave behind. */
export const possibleRemains = (disk: MemoryDisk): readonly MemoryDisk[] =>
  unsyncedFates.flatMap(fate =>
    Array.from({ length: disk.pendingChanges + 1 }, (_, surviving) => disk.afterPowerLoss(surviving, fate)),
  );
