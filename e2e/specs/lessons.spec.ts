import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { openLesson, templateCard } from '../pages/gallery.ts';

const dialog = (page: Page) => page.getByRole('dialog');

test('the gallery groups the families by what they change, each in reading order', async ({ app }) => {
  const { page } = app;
  const namesIn = (group: string) =>
    page.getByRole('region', { name: group }).getByRole('heading', { level: 3 }).allTextContents();
  await expect(templateCard(page, 'MobileNetV1')).toBeVisible();
  expect((await namesIn('Changed structure')).slice(0, 4)).toEqual(['AlexNet', 'VGG', 'GoogLeNet', 'ResNet']);
  expect((await namesIn('Changed convolution filter')).slice(0, 5)).toEqual([
    'MobileNetV1',
    'MobileNetV2',
    'ShuffleNetV1',
    'ShuffleNetV2',
    'MobileNetV3',
  ]);
  const search = page.getByRole('region', { name: 'Found by search' });
  expect(await namesIn('Found by search')).toEqual(['MnasNet']);
  await expect(search).toContainText('NetAdapt (Yang et al., 2018) narrows a network');
  await search.getByRole('button', { name: 'Open MobileNetV2' }).click();
  await expect(page.getByRole('button', { name: 'MobileNetV2', exact: true })).toHaveAttribute('aria-current', 'page');
});

test('a lesson tells the idea with figures of the networks, exact on hover', async ({ app }) => {
  const { page } = app;
  await openLesson(page, 'MobileNetV1');
  await expect(dialog(page)).toContainText('8.8 times fewer. The share 0.1131 is 1/N + 1/9 = 0.1131');
  // 512 filters at 14 by 14 pixels on 512 channels.
  await expect(dialog(page).getByTitle('462,422,016', { exact: true })).toHaveText('462 M');
  await dialog(page).getByRole('button', { name: 'Open MobileNetV1' }).click();
  await expect(page.getByRole('button', { name: 'MobileNetV1', exact: true })).toHaveAttribute('aria-current', 'page');
});

test('the lessons can be read one after the other, to the last', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Lessons in reading order' }).click();
  const families: string[] = [];
  for (;;) {
    const title = (await dialog(page).getByRole('heading', { level: 2 }).textContent()) ?? '';
    families.push(title.replace(/^.*: /, ''));
    await expect(dialog(page)).toContainText('Where its parameters and multiply-adds are');
    await screenshot(page, `lesson-${families.length}`);
    const next = dialog(page).getByRole('button', { name: /^Next/ });
    if (!(await next.isVisible())) break;
    await next.click();
    await expect(dialog(page).getByRole('heading', { level: 2 })).not.toHaveText(title);
  }
  expect(families[0]).toBe('AlexNet');
  expect(new Set(families).size).toBe(families.length);
  expect(families.length).toBeGreaterThanOrEqual(14);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
});

test('what only a running network can tell is measured on request', async ({ app }) => {
  const { page } = app;
  await openLesson(page, 'ResNet');
  await dialog(page).getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(dialog(page)).toContainText(/times as strong as that of the last one without shortcuts/, {
    timeout: 90_000,
  });
  await dialog(page).getByRole('button', { name: 'Measure again' }).scrollIntoViewIfNeeded();
  expect(await objections(page)).toEqual([]);
  await screenshot(page, 'lesson-gradients');
  // What was measured stays while other lessons are read.
  await page.keyboard.press('Escape');
  await openLesson(page, 'ResNet');
  await expect(dialog(page).getByRole('img', { name: 'Gradients with and without shortcuts' })).toBeVisible();
});

test('a measurement can be stopped, and started again', async ({ app }) => {
  const { page } = app;
  await openLesson(page, 'CapsNet');
  await dialog(page).getByRole('button', { name: 'Measure', exact: true }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('Training', { timeout: 60_000 });
  await screenshot(page, 'lesson-measuring');
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  await expect(dialog(page)).toContainText('Stopped.');
  await expect(dialog(page).getByRole('button', { name: 'Measure', exact: true })).toBeEnabled();
});
