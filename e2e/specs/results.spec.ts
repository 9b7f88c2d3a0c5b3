import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { openDocument } from '../fixtures/openDocument.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';
import { trainShortly } from '../pages/training.ts';

test('how a network does on each test image: matrix, classes, worst errors; an image leads to trying it', async ({
  launch,
  home,
}) => {
  const { page } = await openDocument({ launch, home }, tinyDocument());
  await page.keyboard.press('Control+j');
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByText('Train a network to see which classes it mixes up')).toBeVisible();
  await trainShortly(page);
  await page.getByRole('tab', { name: 'Results' }).click();

  const matrix = page.getByRole('table', { name: 'Confusion matrix' });
  await expect(matrix.getByRole('row')).toHaveCount(11, { timeout: 60_000 });
  const counts = await matrix.getByRole('button').allInnerTexts();
  const total = counts.reduce((sum, count) => sum + Number(count.replace(',', '')), 0);
  expect(total).toBe(10_000);
  const classes = page.getByRole('table', { name: 'Classes' });
  await expect(classes.getByRole('row', { name: /^1 1,135/ })).toBeVisible();
  const worst = page.getByRole('region', { name: 'Worst errors' });
  await expect(worst.getByRole('listitem')).toHaveCount(60);
  await screenshot(page, 'results');
  expect(await objections(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await objections(page)).toEqual([]);

  await classes.getByRole('button', { name: 'Recall' }).click();
  await expect(classes.getByRole('columnheader', { name: 'Recall' })).toHaveAttribute('aria-sort', 'ascending');
  const cell = matrix.getByRole('button').first();
  await cell.click();
  const chosen = page.getByRole('region', { name: /recognised|taken for/ });
  const images = chosen.getByRole('button', { name: /Try it/ });
  await expect(images.first()).toBeVisible();
  expect(await images.count()).toBe(Math.min(60, Number((await cell.innerText()).replace(',', ''))));
  await images.first().click();
  await expect(page.getByRole('tab', { name: 'Try it' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible();
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(worst.getByRole('listitem')).toHaveCount(60);
});
