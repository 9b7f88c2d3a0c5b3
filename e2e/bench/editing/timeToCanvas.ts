import type { Page } from '@playwright/test';

/** From the next click, that of `click`, until nodes stand on the canvas, are drawn, and the page has nothing left to do; in ms. */
export async function timeToCanvas(page: Page, click: () => Promise<void>): Promise<number> {
  const timed = await page.evaluateHandle(listen);
  await click();
  const time = await timed.evaluate(({ done }) => done);
  await timed.dispose();
  return time;
}

/** Runs in the page. */
function listen(): { readonly done: Promise<number> } {
  const done = new Promise<number>(resolve => {
    const look = (clicked: number): void => {
      const isThere = document.querySelector('.react-flow__node') !== null;
      if (!isThere) requestAnimationFrame(() => look(clicked));
      else requestAnimationFrame(() => requestIdleCallback(() => resolve(performance.now() - clicked)));
    };
    window.addEventListener('click', ({ timeStamp }) => look(timeStamp), { capture: true, once: true });
  });
  return { done };
}
