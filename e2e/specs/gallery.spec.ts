import { join } from 'node:path';
import { required } from '../../shared/base/assert.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { stubDialogs } from '../fixtures/stubDialogs.ts';
import { figureOf, openVariant, templateCard } from '../pages/gallery.ts';

test('the app opens on the gallery: every family with its drawing, idea and figures, and untrained', async ({
  app,
}) => {
  const { page } = app;
  await expect(page.getByText('Templates come untrained')).toBeVisible();
  const mobileNet = templateCard(page, 'MobileNetV1');
  await expect(figureOf(mobileNet, 'Params')).toHaveText('4.23 M');
  await expect(figureOf(mobileNet, 'MACs')).toHaveText('569 M');
  await expect(figureOf(mobileNet, 'Input')).toHaveText('224 × 224 × 3');
  await expect(figureOf(templateCard(page, 'ResNet'), 'MACs')).toHaveText('4.09 G');
  const cards = page.getByRole('listitem').filter({ has: page.getByRole('heading') });
  expect(await cards.count()).toBeGreaterThanOrEqual(2);
  for (const card of await cards.all()) {
    expect(await card.getByRole('img').locator('rect').count()).toBeGreaterThan(3);
    await expect(card).not.toContainText('does not fit together');
  }
  await screenshot(page, 'gallery');
});

test('the gallery shows every family for one input, and a variant of its own on each card', async ({ app }) => {
  const { page } = app;
  const card = templateCard(page, 'MobileNetV1');
  await page.getByRole('button', { name: '28 × 28 grey' }).click();
  await expect(figureOf(card, 'Input')).toHaveText('28 × 28 × 1');
  await expect(figureOf(templateCard(page, 'ResNet'), 'Input')).toHaveText('28 × 28 × 1');
  const before = await figureOf(card, 'Params').textContent();
  await card.getByRole('combobox').click();
  await page.getByRole('option', { name: 'MobileNetV1', exact: true }).click();
  await expect(figureOf(card, 'Input')).toHaveText('224 × 224 × 3');
  expect(await figureOf(card, 'Params').textContent()).not.toBe(before);
});

test('a variant opens as a document of its own; saved, it is among the recent files and opens again', async ({
  launch,
  home,
}) => {
  const path = join(home, 'thin.lightweave');
  const app = await launch();
  await openVariant(app.page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await stubDialogs(app.electron, path);
  await app.page.keyboard.press('Control+s');
  await expect(app.page.getByRole('button', { name: 'thin', exact: true })).toBeVisible();
  await app.close();

  const { page } = await launch();
  await page.getByRole('button', { name: /^thin/ }).click();
  await expect(page.getByRole('button', { name: 'thin', exact: true })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: 'Template gallery' }).click();
  await page.getByRole('button', { name: 'Clear the list' }).click();
  await expect(page.getByText('Files you save or open appear here.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('application')).toBeVisible();
});

test('the command palette finds commands, templates and nodes; language and theme stay chosen', async ({ launch }) => {
  const app = await launch();
  const { page } = app;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('28 mobilenet');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'MobileNetV1 (28x28)', exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Theme' }).click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: '한국어' }).click();
  await expect(page.getByRole('dialog', { name: '설정' })).toBeVisible();
  await expect
    .poll(async () => (await app.invoke('settings.get')) as unknown)
    .toMatchObject({
      value: { locale: 'ko', theme: 'dark' },
    });
  await page.keyboard.press('Escape');
  await screenshot(page, 'design-dark-ko');
  await app.close();

  const again = await launch();
  await expect(again.page.getByRole('heading', { name: '발표된 구조에서 시작하기' })).toBeVisible();
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await screenshot(again.page, 'gallery-dark-ko');
});

test('panels close, open and keep their size over a restart', async ({ launch }) => {
  const app = await launch();
  await openVariant(app.page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('button', { name: 'Close panel' }).click();
  await expect(inspector).toBeHidden();
  const handle = app.page.getByRole('separator').first();
  const box = required(await handle.boundingBox(), 'the place of the splitter');
  await app.page.mouse.move(box.x + box.width / 2, box.y + 200);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + 80, box.y + 200, { steps: 4 });
  await app.page.mouse.up();
  const width = async (page = app.page) => (await page.getByRole('complementary').first().boundingBox())?.width;
  const dragged = await width();
  expect(dragged).toBeGreaterThan(300);
  await expect
    .poll(async () => (await app.invoke('settings.get')) as unknown)
    .toMatchObject({ value: { panels: { inspector: { isOpen: false }, side: { size: Math.round(dragged ?? 0) } } } });
  await app.close();

  const { page } = await launch();
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden();
  expect(await width(page)).toBeCloseTo(dragged ?? 0, -0.5);
  await page.keyboard.press('Control+Alt+\\');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
});
