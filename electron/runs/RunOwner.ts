import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { z } from 'zod';

const ownerSchema = z.strictObject({
  pid: z.number().int(),
  /** When it was put down, in ms since 1970. */
  since: z.number(),
  /** When the process began, as the system counts it; null where it does not tell. */
  begun: z.string().nullable(),
});
/** The process that trains a run. */
export type RunOwner = z.infer<typeof ownerSchema>;

/** This process, as an owner. */
export const currentOwner = async (): Promise<RunOwner> => ({
  pid: process.pid,
  since: Date.now(),
  begun: await beginningOf(process.pid),
});

/** The owner that a file names; null when it names none. */
export async function readOwner(path: string): Promise<RunOwner | null> {
  try {
    return ownerSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Whether that process is still there, and no other one that was given its number. */
export async function isAlive({ pid, since, begun }: RunOwner): Promise<boolean> {
  if (since < Date.now() - 1000 * uptime()) return false;
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    // Somebody else's process is one, too.
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM')) return false;
  }
  const found = await beginningOf(pid);
  return begun === null || found === null || found === begun;
}

/** The time at which a process was started, in ticks since the system was (Linux). */
async function beginningOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold blanks.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? 'dead' : (fields[18] ?? null);
}
