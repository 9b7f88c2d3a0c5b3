import { constants, setPriority } from 'node:os';

/** The window and the system come first. */
export function lowerPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not every system lets a process do that.
  }
}
