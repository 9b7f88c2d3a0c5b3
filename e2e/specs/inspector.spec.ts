import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures/lightweave.ts';
import { openDocument } from '../fixtures/openDocument.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { stubDialogs } from '../fixtures/stubDialogs.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';
import { canvas, dragMouse, expectOnNode, field, middleOf, nodeById, nodes } from '../pages/canvas.ts';
import { openVariant } from '../pages/gallery.ts';

test('an edit changes every shape behind it, takes arithmetic and formulas, and is undone in one step', async ({
  launch,
  home,
}) => {
  const { page } = await openDocument({ launch, home }, tinyDocument());
  await nodeById(page, 'conv').click();
  await field(page, 'filters').click();
  await field(page, 'filters').fill('8 * 3');
  await page.keyboard.press('Enter');
  for (const id of ['conv', 'relu']) await expectOnNode(page, id, '14 × 14 × 24');
  await expectOnNode(page, 'pool', '24');

  await field(page, 'filters').fill('classes + 2');
  await page.keyboard.press('Enter');
  await expectOnNode(page, 'pool', '12');
  await expect(page.getByText('= 12')).toBeVisible();
  await canvas(page).focus();
  await page.keyboard.press('Control+z');
  await expectOnNode(page, 'pool', '24');
  await page.keyboard.press('Control+z');
  await expectOnNode(page, 'pool', '8');
  await page.keyboard.press('Control+Shift+z');
  await expectOnNode(page, 'pool', '24');
});

test('the time of an image is measured when asked, and forgotten when the network changes', async ({
  launch,
  home,
}) => {
  const { page } = await openDocument({ launch, home }, tinyDocument());
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const measure = inspector.getByRole('button', { name: 'Measure', exact: true });
  await measure.click();
  await expect(inspector.getByText(/^\d+(\.\d+)? ms$/)).toBeVisible({ timeout: 30_000 });
  await expect(measure).toHaveCount(0);
  await screenshot(page, 'latency');
  await nodeById(page, 'conv').click();
  await field(page, 'filters').click();
  await field(page, 'filters').fill('16');
  await page.keyboard.press('Enter');
  await canvas(page).click({ position: { x: 5, y: 5 } });
  await expect(measure).toBeVisible();
});

test('Delete and Backspace in a field edit its text and leave the network alone', async ({ launch, home }) => {
  const { page } = await openDocument({ launch, home }, tinyDocument());
  await nodeById(page, 'conv').click();
  await field(page, 'filters').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Delete');
  await expect(nodes(page)).toHaveCount(6);
});

test('several nodes are edited at once, and a number is dragged in one step', async ({ launch, home }) => {
  const document = tinyDocument();
  const second = { type: 'Conv2D', params: {}, position: { x: 300, y: 0 } };
  const { page } = await openDocument({ launch, home }, { ...document, nodes: { ...document.nodes, second } });
  await page.keyboard.press('Control+Shift+l');
  await nodeById(page, 'conv').click();
  await nodeById(page, 'second').click({ modifiers: ['Control'] });
  await expect(field(page, 'filters')).toHaveAttribute('placeholder', 'mixed');
  await field(page, 'filters').click();
  await field(page, 'filters').fill('16');
  await page.keyboard.press('Enter');
  await expectOnNode(page, 'conv', '14 × 14 × 16');
  await expectOnNode(page, 'second', '3×3 · 16');

  await canvas(page).focus();
  const start = await middleOf(field(page, 'filters'));
  await dragMouse(page, start, { x: start.x + 40, y: start.y });
  await expectOnNode(page, 'conv', '14 × 14 × 26');
  await page.keyboard.press('Control+z');
  await expectOnNode(page, 'conv', '14 × 14 × 16');
});

test('groups that do not divide the channels are said on the node, in the list and in the inspector, with the way out', async ({
  launch,
  home,
}) => {
  const sentence = /Invalid `groups` in Conv2D\. Expected a divisor of 1 input channel and 8 filters\. Received: 3\./;
  const { page } = await openDocument({ launch, home }, tinyDocument({ groups: 3 }));
  await expect(nodeById(page, 'conv').getByRole('img', { name: sentence })).toBeVisible();
  await nodeById(page, 'conv').getByRole('img', { name: sentence }).hover();
  await expect(
    page.getByRole('tooltip').or(page.locator('[role="presentation"]')).getByText(sentence).first(),
  ).toBeVisible();

  await page
    .getByRole('contentinfo')
    .getByRole('button', { name: /problem/ })
    .click();
  const list = page.getByRole('list', { name: 'Problems' });
  await list.getByText(sentence).click();
  await expect(nodeById(page, 'conv')).toHaveClass(/selected/);
  // Behind an error nothing is known, which is not the same as nothing.
  await expect(page.locator('[data-total="macs"] b')).toHaveText('—');
  await screenshot(page, 'canvas-problem');
  await list.getByRole('button', { name: 'Set groups to 1' }).click();
  await expect(nodeById(page, 'conv').getByRole('img', { name: sentence })).toBeHidden();
  await expect(page.getByText('No problems')).toBeVisible();
});

test('the width slider thins every layer while it moves, as one step', async ({ app }) => {
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  const totals = page.getByRole('group', { name: 'Totals of the network' });
  const params = totals.locator('[data-total="params"]');
  const before = (await params.textContent()) ?? '';
  const shape = (await nodeById(page, 'stage3').innerText()).split('\n').at(-1) ?? '';
  const slider = page.getByRole('slider', { name: 'width' });
  const thumb = await middleOf(slider);
  await dragMouse(page, thumb, { x: thumb.x - 24, y: thumb.y });
  await expect(params).not.toHaveText(before);
  await expect(nodeById(page, 'stage3')).not.toContainText(shape);
  await screenshot(page, 'canvas-width');
  await canvas(page).focus();
  await page.keyboard.press('Control+z');
  await expect(params).toHaveText(before);
  await expectOnNode(page, 'stage3', shape);
});

test('what is saved is what opens again, byte for byte', async ({ launch, home }) => {
  const path = join(home, 'Edited.lightweave');
  const app = await openDocument({ launch, home }, tinyDocument());
  await nodeById(app.page, 'conv').click();
  await field(app.page, 'filters').click();
  await field(app.page, 'filters').fill('12');
  await app.page.keyboard.press('Enter');
  await stubDialogs(app.electron, path);
  await app.page.keyboard.press('Control+Shift+s');
  await expect(app.page.getByRole('button', { name: 'Edited', exact: true })).toBeVisible();
  const saved = await readFile(path, 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ nodes: { conv: { params: { filters: 12 } } } });
  await app.close();

  const again = await launch([path]);
  await expectOnNode(again.page, 'conv', '14 × 14 × 12');
  await again.page.keyboard.press('Control+s');
  expect(await readFile(path, 'utf8')).toBe(saved);
});

test('the layers table lists the unrolled network and leads to the node', async ({ app }) => {
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await page.getByRole('button', { name: 'Show or hide the bottom panel' }).click();
  await page.getByRole('tab', { name: 'Layers' }).click();
  const table = page.getByRole('table', { name: 'Layers of the network' });
  await expect(table.getByRole('row').nth(1)).toContainText('28 × 28 × 1');
  await table
    .getByRole('cell', { name: /^stage1/ })
    .first()
    .click();
  await expect(nodeById(page, 'stage1')).toHaveClass(/selected/);
});
