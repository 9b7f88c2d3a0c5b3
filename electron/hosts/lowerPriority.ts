import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const { PRIORITY_NORMAL, PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority;
const priorities: Readonly<Record<string, number>> = { normal: PRIORITY_NORMAL, lowest: PRIORITY_LOW };

/** The window and the system come first, unless the host was told otherwise. */
export function lowerPriority(): void {
  const priority = priorities[process.env['LIGHTWEAVE_PRIORITY'] ?? ''] ?? PRIORITY_BELOW_NORMAL;
  for (const id of threads()) {
    try {
      setPriority(id, priority);
    } catch {
      // Not every system lets a process do that, and a thread may have ended.
    }
  }
}

/** On Linux each thread has a priority of its own, which only those begun later take over. 0 is the whole process. */
function threads(): readonly number[] {
  if (process.platform !== 'linux') return [0];
  return readdirSync('/proc/self/task').map(Number);
}
