import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { assert } from '../../../shared/base/assert.ts';

const script = "require('@tensorflow/tfjs-node'); process.stdout.write('ready')";

/** Milliseconds from the start of a bare Node process until it has loaded tfjs on TensorFlow. */
export async function timeBareTfjs(): Promise<number> {
  const began = Date.now();
  const child = spawn(process.execPath, ['-e', script], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(child, 'exit');
  let ready: number | undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('ready')) ready ??= Date.now() - began;
  });
  await gone;
  assert(ready !== undefined, 'tfjs-node loads in a bare process');
  return ready;
}
