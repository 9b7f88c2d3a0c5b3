import { setImmediate } from 'node:timers/promises';
import type { JobContext } from './JobContext.ts';

/**
 * Lets messages from the host arrive, and waits while the job is held, which `onHold` hears of before. Called between
 * steps, which block the process.
 * @throws the reason of the signal, when the job was cancelled.
 */
export async function takeTurns(
  { signal, pausing, emit }: JobContext,
  onHold: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
  if (!pausing.isPaused) return;
  await onHold();
  emit({ type: 'state', state: 'paused' });
  await Promise.race([pausing.whenResumed(), whenAborted(signal)]);
  signal.throwIfAborted();
  emit({ type: 'state', state: 'running' });
}

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
