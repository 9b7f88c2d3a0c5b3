import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { openLesson, openVariant } from '../pages/gallery.ts';
import { openTraining } from '../pages/training.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`every view has names, order and contrast for everybody, in the ${theme} theme`, async ({ app }) => {
    const { page } = app;
    await page.keyboard.press('Control+,');
    await page.getByRole('combobox', { name: 'Theme' }).click();
    await page.getByRole('option', { name: theme === 'light' ? 'Light' : 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(page.getByRole('listbox')).toBeHidden();
    expect(await objections(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await objections(page)).toEqual([]);

    for (const family of ['ShuffleNetV1', 'EfficientNet']) {
      await openLesson(page, family);
      expect(await objections(page)).toEqual([]);
      await screenshot(page, `lesson-${family}-${theme}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }

    await openVariant(page, 'MobileNetV1', 'MobileNetV1');
    await expect(page.getByRole('application')).toBeVisible();
    expect(await objections(page)).toEqual([]);

    await openTraining(page);
    await page.keyboard.press('Control+j');
    expect(await objections(page)).toEqual([]);

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await objections(page)).toEqual([]);
  });
}
