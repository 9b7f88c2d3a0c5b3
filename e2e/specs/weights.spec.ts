import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { openDocument } from '../fixtures/openDocument.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';
import { nodeById } from '../pages/canvas.ts';
import { fillNumber, openTraining, trainShortly } from '../pages/training.ts';

test('weights and gradients have their histograms; a rectifier that has died is marked on the canvas', async ({
  launch,
  home,
}) => {
  const { page } = await openDocument({ launch, home }, tinyDocument());
  await openTraining(page);
  // Far too much: the first steps push every unit below zero.
  await fillNumber(page, 'Learning rate', 50);
  await page.getByRole('button', { name: 'Design' }).click();
  await trainShortly(page);
  await page.getByRole('tab', { name: 'Weights' }).click();
  const table = page.getByRole('table', { name: 'Weights' });
  await expect(table.getByRole('row', { name: /conv\/kernel/ }).getByRole('img')).toHaveCount(2);
  await expect(nodeById(page, 'relu').getByRole('img', { name: /of the units of relu are dead/ })).toBeVisible();
  await expect(nodeById(page, 'softmax').getByRole('img', { name: /^The loss rose from/ })).toBeVisible();
  await expect(page.getByText(/^The loss rose from .* at step \d+\./)).toBeVisible();
  await screenshot(page, 'weights');
  expect(await objections(page)).toEqual([]);
  await page.getByRole('region', { name: 'Dead units of ReLUs' }).getByRole('button', { name: 'relu' }).click();
  await expect(nodeById(page, 'relu')).toHaveClass(/selected/);

  // The network of a run that has ended long since says the same.
  await page.reload();
  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  await page.getByRole('row', { name: /Finished/ }).click();
  await page.getByRole('button', { name: 'Open network' }).click();
  await expect(nodeById(page, 'relu').getByRole('img', { name: /of the units of relu are dead/ })).toBeVisible();
});
