import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { required } from '../../shared/base/assert.ts';

/** It holds next to nothing: by itself it would take more than that. */
const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 };

/**
 * From now on this process ends within a second of its parent, also while its thread computes or hangs. One that is
 * stopped (SIGSTOP) ends as soon as it is continued. Electron does as much for its utility processes by itself.
 */
export function leaveWithParent(): void {
  if (process.send === undefined) return;
  const folder = dirname(required(process.argv[1], 'the host that was forked'));
  new Worker(join(folder, 'parentWatch.js'), { workerData: process.ppid, resourceLimits }).unref();
}
