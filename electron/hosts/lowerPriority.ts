import { constants, setPriority } from 'node:os';

const { PRIORITY_NORMAL, PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
const priorities: Readonly<Record<string, number>> = { normal: PRIORITY_NORMAL, lowest: PRIORITY_LOW };

/** The window and the system come first, unless the host was told otherwise. */
export function lowerPriority(): void {
  try {
    setPriority(priorities[process.env['LIGHTWEAVE_PRIORITY'] ?? ''] ?? PRIORITY_BELOW_NORMAL);
  } catch {
    // Not every system lets a process do that.
  }
}
