import { systemError } from '../systemError.ts';
import type { MemoryDisk } from './MemoryDisk.ts';

export const faults = ['ENOSPC', 'EIO', 'EACCES', 'EMFILE', 'EROFS', 'EPERM'] as const;
export type Fault = (typeof faults)[number];

/** Fails the `nth` call (counted from 1), and with `lasting` every later one as well. Tells whether it came to that. */
export function failNthCall(disk: MemoryDisk, nth: number, fault: Fault, lasting: boolean): { hasFailed(): boolean } {
  let calls = 0;
  disk.onCall = operation => {
    calls += 1;
    if (calls === nth || (lasting && calls > nth)) throw systemError(fault, operation, 'the disk');
  };
  return { hasFailed: () => calls >= nth };
}
