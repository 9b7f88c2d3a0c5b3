import type { Locator } from '@playwright/test';
import { median } from '../report/statistics.ts';

interface Times {
  /** From the key's arrival in the page until its listeners and React are done with it. */
  readonly handledMs: number;
  /** From the key, as the system saw it, until the frame that shows it is drawn. */
  readonly paintedMs: number;
}

/** Presses a key in a field again and again; medians of how long each press takes. */
export async function timeKeys(field: Locator, key: string, presses: number): Promise<Times> {
  const times: Times[] = [];
  for (let press = 0; press < presses; press += 1) {
    const timed = await field.evaluateHandle(listen);
    await field.press(key);
    times.push(await timed.evaluate(({ done }) => done));
    await timed.dispose();
  }
  return {
    handledMs: median(times.map(({ handledMs }) => handledMs)),
    paintedMs: median(times.map(({ paintedMs }) => paintedMs)),
  };
}

/**
 * Runs in the page: times the next key from the first listener that hears it to the last one. React renders in between:
 * what a key changes is flushed as soon as its own listener returns.
 */
function listen(): { readonly done: Promise<Times> } {
  const done = new Promise<Times>(resolve => {
    let began = 0;
    window.addEventListener('keydown', () => (began = performance.now()), { capture: true, once: true });
    const finish = ({ timeStamp }: KeyboardEvent): void => {
      const handledMs = performance.now() - began;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ handledMs, paintedMs: performance.now() - timeStamp });
        port2.postMessage(null);
      });
    };
    window.addEventListener('keydown', finish, { once: true });
  });
  return { done };
}
