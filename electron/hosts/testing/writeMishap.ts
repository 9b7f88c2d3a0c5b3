import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForkEnvironment } from '../../jobs/engineEnvironment.ts';

/**
 * What happens to an engine: its thread waits for what never comes or turns round for ever, it exits, it fills its heap, or
 * a signal reaches it in the middle of whatever it computes.
 */
type MishapWay = 'wait' | 'spin' | 'exit' | 'heap' | NodeJS.Signals;

export interface Mishap {
  readonly way: MishapWay;
  /** How long after the first checkpoint was told of, in ms. */
  readonly after: number;
  /** Where the time of it is left, in ms. */
  readonly file: string;
}

const script = `
const { writeFileSync } = require('node:fs');
const { isMainThread, Worker } = require('node:worker_threads');
const { MISHAP } = process.env;
const ways = {
  wait: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  spin: () => { for (;;); },
  exit: () => process.exit(1),
  heap: () => { for (const kept = []; ; ) kept.push(new Array(10_000).fill(kept.length + 0.5)); },
};
const signal = \`const { workerData: { after, file, pid, way } } = require('node:worker_threads');
  setTimeout(() => {
    require('node:fs').writeFileSync(file, String(Date.now()));
    process.kill(pid, way);
  }, after);\`;
if (isMainThread && MISHAP && process.send) {
  const { after, file, way } = JSON.parse(MISHAP);
  const begin = () => {
    writeFileSync(file, String(Date.now()));
    ways[way]();
  };
  const send = process.send.bind(process);
  let isSet = false;
  process.send = (message, ...rest) => {
    const sent = send(message, ...rest);
    if (isSet || message.event?.artifact !== 'checkpoint') return sent;
    isSet = true;
    if (ways[way]) setTimeout(begin, after);
    else new Worker(signal, { eval: true, workerData: { after, file, pid: process.pid, way } });
    return sent;
  };
}`;

/** Writes down how it happens, in a folder; answers the environment of an engine to which it will. */
export async function writeMishap(folder: string): Promise<(mishap: Mishap) => ForkEnvironment> {
  const file = join(folder, 'mishap.cjs');
  await writeFile(file, script);
  return mishap => {
    const heap = mishap.way === 'heap' ? ' --max-old-space-size=128' : '';
    return { NODE_OPTIONS: `--require ${file}${heap}`, MISHAP: JSON.stringify(mishap) };
  };
}
