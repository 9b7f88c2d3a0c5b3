import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { electronPath, electronSwitches } from '../../../electron/setup/needs/electron.mjs';
import { assert, required } from '../../../shared/base/assert.ts';

const lineSchema = z.object({ mark: z.string(), time: z.number() });

const limitMs = 60_000;
const lookEveryMs = 20;

/**
 * Starts an app in Electron on a data root, until it has noted all the marks that are asked for in the file that
 * `LIGHTWEAVE_TIMINGS` names; then ends it. The marks in their order, in milliseconds since the process was started.
 */
export async function timeStart(app: string, home: string, marks: readonly string[]): Promise<readonly number[]> {
  const file = join(home, 'timings.jsonl');
  await rm(file, { force: true });
  const began = Date.now();
  const child = spawn(electronPath(), [app, ...electronSwitches()], {
    env: { ...process.env, LIGHTWEAVE_HOME: home, LIGHTWEAVE_TIMINGS: file },
    stdio: 'ignore',
  });
  try {
    const times = await waitFor(child, file, marks);
    return marks.map(mark => required(times.get(mark), mark) - began);
  } finally {
    await end(child);
  }
}

async function waitFor(
  child: ChildProcess,
  file: string,
  marks: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  for (let waited = 0; waited < limitMs; waited += lookEveryMs) {
    await delay(lookEveryMs);
    const times = readMarks(file);
    if (marks.every(mark => times.has(mark))) return times;
    assert(child.exitCode === null, 'the app runs until it has started');
  }
  throw new RangeError(`${marks.join(', ')} not reached within ${limitMs} ms`);
}

/** The last line may be half written. */
function readMarks(file: string): ReadonlyMap<string, number> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  return new Map(lines.map(line => lineSchema.parse(JSON.parse(line))).map(({ mark, time }) => [mark, time]));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(killer);
}
