import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { required } from '../../shared/base/assert.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { openDocument } from '../fixtures/openDocument.ts';
import { runLightweave } from '../fixtures/runLightweave.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';
import { nodeById } from '../pages/canvas.ts';
import { trainShortly } from '../pages/training.ts';

const answer = (page: Page): Locator => page.getByRole('region', { name: 'Answer' });
const pad = (page: Page): Locator => page.getByRole('application', { name: 'Drawing area' });

async function drawSeven(page: Page): Promise<void> {
  const box = required(await pad(page).boundingBox(), 'the pad');
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.3, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.7, 0.2), { steps: 5 });
  await page.mouse.move(...at(0.45, 0.8), { steps: 5 });
  await page.mouse.up();
}

test('a trained network answers what is drawn, by hand and by keys, and shows its layers', async ({ launch, home }) => {
  const { page } = await openDocument({ launch, home }, tinyDocument());
  await page.keyboard.press('Control+j');
  await page.getByRole('tab', { name: 'Try it' }).click();
  await expect(page.getByText('Train a network, then draw a digit here')).toBeVisible();
  await trainShortly(page);
  await page.getByRole('tab', { name: 'Try it' }).click();
  await drawSeven(page);
  await expect(answer(page).getByRole('listitem')).toHaveCount(5);
  await expect(answer(page).getByRole('status')).toContainText('sure');
  await expect(page.getByRole('img', { name: 'Output of conv, 14 × 14 × 8' })).toBeVisible();
  await screenshot(page, 'try');
  expect(await objections(page)).toEqual([]);

  await nodeById(page, 'pool').click();
  await expect(page.getByRole('img', { name: 'Output of pool, 8' })).toBeVisible();

  await page.keyboard.press('Control+z');
  await pad(page).press('Control+z');
  await expect(answer(page)).toBeHidden();
  await pad(page).press(' ');
  for (let step = 0; step < 4; step += 1) await pad(page).press('Shift+ArrowDown');
  await expect(answer(page).getByRole('listitem')).toHaveCount(5);
  await pad(page).press('Delete');
  await expect(answer(page)).toBeHidden();
  await expect(nodeById(page, 'pool')).toBeVisible();
});

test('test images and files are tried; an engine that dies says so, and another takes its place', async ({
  launch,
  home,
}) => {
  const { page, electron } = await openDocument({ launch, home }, tinyDocument());
  await trainShortly(page);
  await page.getByRole('tab', { name: 'Try it' }).click();
  await page.getByRole('button', { name: 'Images', exact: true }).click();
  const images = page.getByRole('list', { name: 'Images' }).getByRole('button');
  await expect(images.nth(5)).toBeVisible();
  await images.nth(2).click();
  await expect(images.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect(answer(page).getByRole('status')).toContainText(/right|wrong: it is \d/);
  await screenshot(page, 'try-images');

  const text = join(home, 'text.png');
  await writeFile(text, 'no image');
  const logo = join(import.meta.dirname, '..', '..', 'docs', 'screenshots', 'design.png');
  await page.locator('input[type="file"]').setInputFiles([text, logo]);
  await expect(images).toHaveCount(1);
  await expect(images.first()).toHaveAccessibleName('design.png');
  await expect(answer(page).getByRole('status')).toContainText('sure');
  await expect(page.getByText('text.png is no image that can be read.')).toBeVisible();
  // The command line decodes and shrinks with another program; the answer is the same.
  const { out } = await runLightweave(['predict', 'latest', logo], { home });
  const [, label = 'no answer', percent = ''] = /design\.png +(\d) ([\d.]+) %/.exec(out) ?? [];
  await expect(answer(page).getByRole('status')).toContainText(label);
  const sure = Number.parseFloat(
    (await answer(page)
      .getByText(/ % sure$/)
      .textContent()) ?? '',
  );
  expect(Math.abs(sure - Number(percent))).toBeLessThan(3);

  await electron.evaluate(({ app }) => {
    for (const { pid, name } of app.getAppMetrics()) if (name === 'engineHost') process.kill(pid, 'SIGKILL');
  });
  await images.first().click();
  await expect(page.getByText('The engine process ended unexpectedly (SIGKILL)')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Images', exact: true }).click();
  await expect(images.nth(5)).toBeVisible();
});
