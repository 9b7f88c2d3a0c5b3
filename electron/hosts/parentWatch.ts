import { workerData } from 'node:worker_threads';

// A thread beside the engine's own. It ends the process once the parent is gone, whatever the engine is in the middle of: one
// that computes for minutes, or hangs, never hears that its channel was closed.
const parent: unknown = workerData;
const everyMs = 500;

setInterval(() => {
  if (process.ppid !== parent || !isThere(process.ppid)) process.kill(process.pid, 'SIGKILL');
}, everyMs);

/** Windows keeps the number of a parent that is gone. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
