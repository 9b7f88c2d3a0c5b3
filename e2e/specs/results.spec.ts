import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { openDocument } from '../fixtures/openDocument.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { stubDialogs } from '../fixtures/stubDialogs.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';
import { fillNumber, startTraining, trainShortly } from '../pages/training.ts';

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

const classes = 100;
const side = 8;

/** A table of images of many classes: each has a shade and a contrast of its own, and so is taken for its neighbours. */
function shadesTable(imagesOfClass: number): string {
  const rows: string[] = [];
  for (let image = 0; image < imagesOfClass; image += 1) {
    for (let label = 0; label < classes; label += 1) {
      const [shade, contrast] = [(label / 10) | 0, label % 10];
      const base = 20 + shade * 13 + ((image * 7) % 10);
      const pixels = Array.from({ length: side * side }, (_, pixel) => base + contrast * 9 * (pixel % 2));
      rows.push([`shade ${String(label).padStart(2, '0')}`, ...pixels].join(','));
    }
  }
  return rows.join('\n');
}

/** Cells of a painted matrix that are not empty. */
const paintedCells = (canvas: Locator): Promise<number> =>
  canvas.evaluate(element => {
    const { width, height } = element as HTMLCanvasElement;
    const painted = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    return painted.filter((value, index) => index % 4 === 3 && value > 0).length;
  });

test('a hundred classes are a matrix, too: cells are read under the pointer and by keys, and lead to images', async ({
  launch,
  home,
}) => {
  const table = join(`${home}-shades`, 'Shades.csv');
  await mkdir(dirname(table), { recursive: true });
  await writeFile(table, shadesTable(30));
  const document = tinyDocument({ strides: 1 });
  const input = { ...document.input, resolution: side, classes };
  const { page, electron } = await openDocument({ launch, home }, { ...document, input });
  await stubDialogs(electron, table);
  await page.getByRole('button', { name: 'Datasets', exact: true }).click();
  await page.getByRole('button', { name: 'Import file…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('heading', { name: 'Shades' })).toBeVisible();
  await page.getByRole('button', { name: 'Train on it' }).click();
  await fillNumber(page, 'Epochs', 30);
  await fillNumber(page, 'Learning rate', 0.03);
  await startTraining(page);
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible({ timeout: 90_000 });
  await page.getByRole('tab', { name: 'Results' }).click();

  const matrix = page.getByRole('region', { name: 'Confusion matrix' });
  const cells = matrix.getByRole('button', { name: 'Confusion matrix' });
  const reading = matrix.getByRole('status');
  await expect(cells).toBeVisible({ timeout: 60_000 });
  const { width = 0, height = 0 } = (await cells.boundingBox()) ?? {};
  expect([width % classes, height]).toEqual([0, width]);
  expect(await paintedCells(cells.locator('canvas'))).toBeGreaterThanOrEqual(classes);
  await expect(reading).toHaveText(/^Point at a cell/);

  const centre = (row: number, column: number) => ({
    x: ((column + 0.5) * width) / classes,
    y: ((row + 0.5) * height) / classes,
  });
  await cells.hover({ position: centre(41, 40) });
  await expect(reading).toHaveText(/^\d+ of 3 images of shade 41 (was|were) taken for shade 40$/);
  await cells.press('ArrowUp');
  await expect(reading).toHaveText(/^\d+ of 3 images of shade 40 (was|were) recognised$/);
  await screenshot(page, 'results-many');
  expect(await objections(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await screenshot(page, 'results-many-dark');
  expect(await objections(page)).toEqual([]);

  const worst = page.getByRole('list', { name: 'Most frequent errors' }).getByRole('button').first();
  const [, truth = '', predicted = '', count = ''] =
    /^shade (\d+) taken for shade (\d+)(\d)$/.exec((await worst.textContent()) ?? '') ?? [];
  await cells.click({ position: centre(Number(truth), Number(predicted)) });
  await expect(worst).toHaveAttribute('aria-pressed', 'true');
  await expect(reading).toHaveText(
    `${count} of 3 images of shade ${truth} ${count === '1' ? 'was' : 'were'} taken for shade ${predicted}`,
  );
  const found = page.getByRole('region', { name: `shade ${truth} taken for shade ${predicted}` });
  await expect(found.getByRole('button', { name: /Try it/ })).toHaveCount(Number(count));
  await rm(dirname(table), { recursive: true });
});
