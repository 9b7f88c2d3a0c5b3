import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { drawShapes } from '../../electron/datasets/shapes/shapes.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { stubDialogs } from '../fixtures/stubDialogs.ts';
import { openVariant } from '../pages/gallery.ts';
import { numberField } from '../pages/training.ts';

const side = 32;
const names = ['circles', 'squares', 'triangles', 'stars', 'crosses'];

/** A folder of pictures per class, as people have them, and two files that are none. */
async function writePictures(folder: string, count: number): Promise<void> {
  const { images, labels, imageBytes } = drawShapes(count, 9);
  for (const [index, label] of labels.entries()) {
    const file = join(folder, names[Math.floor(label / 2)] ?? '', `${index}.png`);
    await mkdir(dirname(file), { recursive: true });
    const pixels = images.subarray(index * imageBytes, (index + 1) * imageBytes);
    await sharp(pixels, { raw: { width: side, height: side, channels: 3 } }).toFile(file);
  }
  await writeFile(join(folder, 'stars', 'broken.png'), 'no picture');
  await writeFile(join(folder, 'stars', 'notes.txt'), 'nice stars');
}

test('a folder of pictures becomes a dataset: seen, filtered, removed and brought back', async ({ app, home }) => {
  const { page, electron } = app;
  const folder = join(`${home}-pictures`, 'Shapes at home');
  await writePictures(folder, 600);
  await stubDialogs(electron, folder);

  await page.getByRole('button', { name: 'Datasets', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'MNIST' })).toBeVisible();
  const grid = page.getByRole('region', { name: 'Images' });
  await expect(grid.getByRole('button').first().locator('canvas')).toBeVisible();
  await screenshot(page, 'datasets-mnist');

  await page.getByRole('button', { name: 'Import folder…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import Shapes at home' });
  expect(await objections(page)).toEqual([]);
  await screenshot(page, 'datasets-import');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('heading', { name: 'Shapes at home' })).toBeVisible();
  await expect(page.getByText('Imported Shapes at home: 600 images; 2 were left out, first')).toBeVisible();
  await expect(page.getByText('32 × 32 × 3 · 5 classes')).toBeVisible();
  await expect(page.getByText('480 to train, 60 to validate, 60 to test')).toBeVisible();

  const classes = page.getByRole('region', { name: 'Classes' });
  await classes.getByRole('button', { name: 'stars 96' }).click();
  await expect(
    grid
      .getByRole('button', { name: /^stars/ })
      .first()
      .locator('canvas'),
  ).toBeVisible();
  await expect(grid.getByRole('button', { name: /^circles/ })).toHaveCount(0);
  await page.getByText('Left out: 2').click();
  await expect(page.getByText(/^stars\/broken\.png: it is no image that can be read/)).toBeVisible();
  expect(await objections(page)).toEqual([]);
  await screenshot(page, 'datasets-imported');
  await page.getByText('Left out: 2').click();

  await grid
    .getByRole('button', { name: /^stars/ })
    .first()
    .click();
  const image = page.getByRole('dialog', { name: /^Image \d+ · stars$/ });
  const title = await image.getByRole('heading').textContent();
  await expect(image).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(image.getByRole('heading')).not.toHaveText(title ?? '');
  await page.keyboard.press('ArrowLeft');
  await expect(image.getByRole('heading')).toHaveText(title ?? '');
  await image.getByRole('button', { name: 'Next image' }).click();
  await expect(image.getByRole('heading')).not.toHaveText(title ?? '');
  expect(await objections(page)).toEqual([]);
  await screenshot(page, 'datasets-image');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('heading', { name: 'Shapes at home' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Shapes at home' })).toBeVisible();

  await rm(dirname(folder), { recursive: true });
});

test('a dataset goes from its page into the form of a run, which says what it will take', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Datasets', exact: true }).click();
  await page.getByRole('button', { name: /Colour shapes/ }).click();
  await page.getByRole('button', { name: 'Train on it' }).click();
  await expect(page.getByText(/^Choose a network to train on Colour shapes/)).toBeVisible();
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await expect(page.getByRole('combobox', { name: 'Dataset' })).toHaveText(/Colour shapes/);
  await page.getByRole('button', { name: 'Adapt the network' }).click();
  await page.getByRole('button', { name: 'Estimate memory and time' }).click();
  await expect(page.getByText(/^About \d+ MB of memory, .*\d (s|min) an epoch, .*\d (s|min) in all\.$/)).toBeVisible({
    timeout: 60_000,
  });
  await screenshot(page, 'train-estimate');
  await page.getByRole('button', { name: 'Look at datasets, import…' }).click();
  await expect(page.getByRole('heading', { name: 'Colour shapes' })).toBeVisible();
});

test('what augmentation makes of a dataset is seen on its page while it is chosen, and holds for the next run', async ({
  app,
}) => {
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await page.getByRole('button', { name: 'Datasets', exact: true }).click();
  await page.getByRole('button', { name: /Colour shapes/ }).click();
  await page.getByRole('button', { name: 'Try augmentation' }).click();
  const dialog = page.getByRole('dialog', { name: /^Training images of Colour shapes/ });
  const changed = dialog.getByRole('img', { name: /, changed$/ });
  await expect(changed).toHaveCount(30, { timeout: 30_000 });
  const painted = (image: Locator): Promise<string> =>
    image.evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL());
  const original = await painted(dialog.getByRole('img', { name: /, as it is$/ }).first());
  expect(await painted(changed.first())).toBe(original);

  await dialog.getByRole('switch', { name: 'Change images' }).click();
  await expect.poll(() => painted(changed.first())).not.toBe(original);
  const turned = await painted(changed.first());
  const cutout = dialog.getByRole('textbox', { name: 'Cutout', exact: true });
  await cutout.fill('12');
  await cutout.press('Enter');
  await expect.poll(() => painted(changed.first())).not.toBe(turned);
  expect(await painted(dialog.getByRole('img', { name: /, as it is$/ }).first())).toBe(original);
  await screenshot(page, 'datasets-augmentation');
  expect(await objections(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Train on it' }).click();
  await expect(page.getByRole('combobox', { name: 'Dataset' })).toHaveText(/Colour shapes/);
  await expect(numberField(page, 'Cutout')).toHaveValue('12');
});

test('an import that fails says why, and one that is cancelled leaves nothing', async ({ app, home }) => {
  const { page, electron } = app;
  const empty = join(`${home}-empty`, 'empty');
  await mkdir(empty, { recursive: true });
  await stubDialogs(electron, empty);
  await page.getByRole('button', { name: 'Datasets', exact: true }).click();
  await page.getByRole('button', { name: 'Import folder…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText(/No dataset was recognised in .*empty/)).toBeVisible();

  await writePictures(join(empty, 'many'), 400);
  for (let copy = 0; copy < 12; copy += 1)
    await cp(join(empty, 'many'), join(empty, `more ${copy}`), { recursive: true });
  await page.getByRole('button', { name: 'Import folder…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  const running = page.getByRole('status').filter({ hasText: 'Importing empty' });
  await running.getByRole('button', { name: 'Cancel' }).click();
  await expect(running).toBeHidden();
  const listed = await app.invoke('dataset.list');
  expect(listed).toMatchObject({ ok: true, value: [{ id: 'mnist' }, { id: 'shapes' }] });
  await rm(dirname(empty), { recursive: true });
});

test('a file that is dropped is imported; one that a page made up is not', async ({ app, home }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Datasets', exact: true }).click();
  const name = 'Rows of a table whose name is too long for the list of datasets';
  const table = join(`${home}-table`, `${name}.csv`);
  await mkdir(dirname(table), { recursive: true });
  await writeFile(table, Array.from({ length: 20 }, (_, index) => `${index % 2},1,2,3,${index}`).join('\n'));

  const drop = (isReal: boolean): Promise<void> =>
    page.evaluate(real => {
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      const file = real ? input?.files?.[0] : new File(['0,1,2,3,4'], '/etc/passwd.csv');
      const dataTransfer = new DataTransfer();
      if (file) dataTransfer.items.add(file);
      const target = document.querySelector('main > div');
      target?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, isReal);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { type: 'file' })));
  await page.locator('input[type=file]').setInputFiles(table);
  await drop(true);
  const dialog = page.getByRole('dialog', { name: `Import ${name}` });
  await expect(dialog.getByText(table)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await drop(false);
  await expect(page.getByRole('dialog')).toBeHidden();

  await drop(true);
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText(`Imported ${name}: 20 images.`)).toBeVisible();
  const list = page.getByRole('navigation', { name: 'Datasets' });
  expect(await list.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await expect(page.getByRole('button', { name: /^SHA-256/ })).toBeInViewport({ ratio: 1 });
  await rm(dirname(table), { recursive: true });
});

test('the same in the dark, in Korean', async ({ app }) => {
  const { page } = app;
  await app.invoke('settings.set', { theme: 'dark', locale: 'ko' });
  await page.reload();
  await page.getByRole('button', { name: '데이터셋', exact: true }).click();
  await page.getByRole('button', { name: /Colour shapes/ }).click();
  await expect(
    page.getByRole('region', { name: '이미지' }).getByRole('button').first().locator('canvas'),
  ).toBeVisible();
  expect(await objections(page)).toEqual([]);
  await screenshot(page, 'datasets-dark-ko');
});
