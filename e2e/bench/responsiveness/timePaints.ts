import type { Locator } from '@playwright/test';
import { required } from '../../../shared/base/assert.ts';

/**
 * Presses keys in an element, one after the other and over again: milliseconds from each press, as the system saw it,
 * until the frame that shows it is drawn.
 */
export async function timePaints(element: Locator, keys: readonly string[], presses: number): Promise<number[]> {
  const times: number[] = [];
  for (let press = 0; press < presses; press += 1) {
    const timed = await element.evaluateHandle(listen);
    await element.press(required(keys[press % keys.length], 'a key'));
    times.push(await timed.evaluate(({ painted }) => painted));
    await timed.dispose();
  }
  return times;
}

/** Runs in the page: hears the next key before all others do, as the canvas lets nobody hear what it has understood. */
function listen(): { readonly painted: Promise<number> } {
  const painted = new Promise<number>(resolve => {
    const afterFrame = ({ timeStamp }: KeyboardEvent): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    };
    window.addEventListener('keydown', afterFrame, { capture: true, once: true });
  });
  return { painted };
}
