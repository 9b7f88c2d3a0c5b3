import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/lightweave.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { chooseMenu } from '../fixtures/windowActions.ts';
import { canvas, nodeById, nodes } from '../pages/canvas.ts';
import { openExpanded, openVariant } from '../pages/gallery.ts';

const params = (page: Page): Promise<string | null> => page.locator('[data-total="params"]').getAttribute('title');

test('a network opens expanded to its layers beside the document, which stays as it is', async ({ app }) => {
  const { page } = app;
  await openVariant(page, 'ResNet', 'ResNet-8 (28x28)');
  const blocks = await nodes(page).count();
  const before = await params(page);
  await chooseMenu(app, 'edit.expand');
  const tab = page.getByRole('button', { name: 'ResNet-8 (28x28) (layers)', exact: true });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await expect(nodeById(page, 'stage2_0_shortcut_conv')).toContainText('Conv2D');
  expect(await nodes(page).count()).toBeGreaterThan(blocks);
  expect(await params(page)).toBe(before);
  await screenshot(page, 'expanded-resnet');
  await page.getByRole('button', { name: 'ResNet-8 (28x28)', exact: true }).click();
  await expect(nodes(page)).toHaveCount(blocks);
});

test('the largest networks open expanded from the gallery and can be looked at as a whole', async ({ app }) => {
  const { page } = app;
  await openExpanded(page, 'DenseNet', 'DenseNet-264');
  await expect(nodes(page).first()).toBeVisible();
  // Out of sight, most of them are not drawn.
  expect(await nodes(page).count()).toBeLessThan(300);
  await screenshot(page, 'expanded-densenet264');
  await canvas(page).focus();
  await page.keyboard.press('Period');
  await expect(nodes(page)).toHaveCount(932);
  await screenshot(page, 'expanded-densenet264-whole');
});
