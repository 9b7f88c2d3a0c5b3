import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { required } from '../../shared/base/assert.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { predictInPlainTfjs } from '../fixtures/predictInPlainTfjs.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { stubDialogs } from '../fixtures/stubDialogs.ts';
import { openVariant } from '../pages/gallery.ts';
import { fillNumber, numberField, openTraining, runState, startTraining, trainButton } from '../pages/training.ts';

const macs = (page: Page) => page.locator('[data-total="macs"] b');

test('the first minutes: pick a network, thin it by hand, train it, see it learn, export it', async ({ app, home }) => {
  test.setTimeout(420_000);
  const { page, electron } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await expect(macs(page)).toHaveText('4.95 M');
  await screenshot(page, 'design');

  // Every shape and total follows the hand; the whole drag is one step back.
  const thumb = required(await page.getByRole('slider', { name: 'width' }).locator('xpath=..').boundingBox(), 'thumb');
  await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2);
  await page.mouse.down();
  await page.mouse.move(thumb.x + thumb.width / 2 + 60, thumb.y + thumb.height / 2, { steps: 6 });
  await expect(macs(page)).not.toHaveText('4.95 M');
  await page.mouse.up();
  await page.getByRole('application').click({ position: { x: 20, y: 300 } });
  await page.keyboard.press('Control+z');
  await expect(macs(page)).toHaveText('4.95 M');

  await openTraining(page);
  await expect(page.getByText('55,000 to train, 5,000 to validate, 10,000 to test')).toBeVisible();
  await fillNumber(page, 'Epochs', 3);
  await fillNumber(page, 'Batch size', 32);
  // What was typed counts, also where a shortcut comes before the focus has left the field.
  await numberField(page, 'Training images').fill('4000');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('figure', { name: /^Loss over \d/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Epoch 1 of 3')).toBeVisible();
  await expect(page.getByText(/images\/s/)).toBeVisible();
  await expect(page.getByRole('button', { name: /MobileNetV1 \(28x28\) \d+ %/ })).toBeVisible();
  await screenshot(page, 'training');

  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toBeVisible({ timeout: 300_000 });
  await expect(runState(page)).toHaveText('Finished');
  await expect(page.getByRole('figure', { name: 'Loss over 375 steps' })).toBeVisible();
  const accuracy = Number.parseFloat((await result.getByRole('strong').textContent()) ?? '');
  expect(accuracy).toBeGreaterThanOrEqual(95);
  await expect(result.getByText(/^Waiting for data$/)).toBeVisible();

  const folder = join(home, 'exported');
  await stubDialogs(electron, folder);
  await page.getByRole('button', { name: 'Export model…' }).click();
  await expect(page.getByText(/^Exported \d+ files/)).toBeVisible();
  await screenshot(page, 'trained');
  const answer = await predictInPlainTfjs(
    folder,
    [28, 28, 1],
    Array.from({ length: 784 }, () => 0),
  );
  expect(answer).toHaveLength(10);
  expect(answer.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);

  // The smallest window shows the values of the curves whole.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1100, 700));
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1100);
  expect(await page.getByRole('figure', { name: /over 375 steps/ }).evaluateAll(cutValues)).toEqual([]);
});

/** The numbers in the heads of charts that reach beyond the list which they belong to. */
function cutValues(charts: readonly (HTMLElement | SVGElement)[]): readonly string[] {
  return charts.flatMap(chart =>
    [...chart.querySelectorAll('figcaption > span > span')].flatMap(key => {
      const value = key.lastElementChild;
      const end = key.parentElement?.getBoundingClientRect().right ?? 0;
      return value !== null && value.getBoundingClientRect().right > end + 1 ? [value.textContent] : [];
    }),
  );
}

test('where dataset and network do not fit, one click adapts the network, and one step back undoes it', async ({
  app,
}) => {
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1');
  await openTraining(page);
  await page.getByRole('combobox', { name: 'Dataset' }).click();
  await page.getByRole('option', { name: /^MNIST/ }).click();
  const notice = page.getByRole('region', { name: 'The network does not fit MNIST' });
  await expect(notice.getByRole('listitem')).toHaveCount(3);
  await expect(notice.getByRole('row', { name: 'Input' })).toContainText('28 × 28 × 1');
  await expect(notice.getByRole('row', { name: 'Output' })).toContainText('10');
  await expect(trainButton(page)).toBeDisabled();
  await screenshot(page, 'fit');
  await notice.getByRole('button', { name: 'Adapt the network' }).click();
  await expect(notice).toBeHidden();
  await expect(trainButton(page)).toBeEnabled();
  await expect(page.getByRole('button', { name: 'MobileNetV1, with unsaved changes' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(notice).toBeVisible();
  await expect(page.getByRole('button', { name: 'MobileNetV1', exact: true })).toBeVisible();
});

test('a run pauses, outlives a reload of the window with its curve, goes on and stops', async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await openTraining(page);
  await fillNumber(page, 'Training images', 2000);
  await fillNumber(page, 'Epochs', 500);
  await startTraining(page);
  const loss = page.getByRole('figure', { name: /^Loss over \d/ });
  await expect(loss).toBeVisible({ timeout: 60_000 });
  await page.getByRole('tabpanel', { name: 'Training' }).getByRole('button', { name: 'Pause' }).click();
  await expect(runState(page)).toHaveText('Paused');
  const steps = await loss.getAttribute('aria-label');

  await page.reload();
  await page.getByRole('button', { name: /^MobileNetV1 \(28x28\) Paused/ }).click();
  await expect(runState(page)).toHaveText('Paused');
  await expect(loss).toHaveAttribute('aria-label', required(steps, 'the steps of the curve'));
  await page.getByRole('tabpanel', { name: 'Training' }).getByRole('button', { name: 'Resume' }).click();
  await expect(loss).not.toHaveAttribute('aria-label', required(steps, 'the steps of the curve'));
  await page.getByRole('tabpanel', { name: 'Training' }).getByRole('button', { name: 'Stop' }).click();
  await expect(runState(page)).toHaveText('Stopped');
  await expect(page.getByText('Stopped by you.')).toBeVisible();

  // Stopped is not the end: it goes on where it was.
  await page.getByRole('tabpanel', { name: 'Training' }).getByRole('button', { name: 'Resume' }).click();
  await expect(runState(page)).toHaveText('Training', { timeout: 60_000 });
  await page.getByRole('tabpanel', { name: 'Training' }).getByRole('button', { name: 'Stop' }).click();
  await expect(runState(page)).toHaveText('Stopped');
});

test('a training that is started while another goes on waits for its turn, and gets it', async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await openTraining(page);
  await fillNumber(page, 'Training images', 2000);
  await fillNumber(page, 'Epochs', 500);
  await startTraining(page);
  const panel = page.getByRole('tabpanel', { name: 'Training' });
  await expect(page.getByRole('figure', { name: /^Loss over \d/ })).toBeVisible({ timeout: 60_000 });
  await fillNumber(page, 'Epochs', 1);
  await page.getByRole('button', { name: 'Train after this' }).click();
  await expect(page.getByText('It will be trained when the runs before it have ended.')).toBeVisible();
  await expect(runState(page)).toHaveText('Training');
  await panel.getByRole('combobox', { name: 'Run' }).click();
  await expect(page.getByRole('option').first()).toContainText('Waiting for its turn');
  await page.getByRole('option').first().click();
  await expect(runState(page)).toHaveText('Waiting for its turn');
  await expect(panel.getByRole('progressbar')).toBeHidden();
  await page.getByRole('button', { name: 'Train after this' }).click();
  await expect(page.getByRole('button', { name: /^MobileNetV1 \(28x28\) \d+ % \+2 waiting/ })).toBeVisible();
  const waiting = panel.getByRole('region', { name: 'Waiting' });
  const later = waiting.getByRole('button', { name: /later$/ });
  await expect(later).toHaveCount(2);
  await later.first().click();
  await screenshot(page, 'queue');
  expect(await objections(page)).toEqual([]);
  await panel.getByRole('combobox', { name: 'Run' }).click();
  await page.getByRole('option').first().click();
  await waiting
    .getByRole('button', { name: /out of the queue$/ })
    .last()
    .click();
  await expect(later).toHaveCount(1);
  await expect(page.getByText('Stopped by you before it began.')).toBeVisible();

  await page.getByRole('complementary', { name: 'Train' }).getByRole('button', { name: 'Pause' }).click();
  await page.keyboard.press('Control+Shift+R');
  await expect(page.getByRole('row', { name: /MobileNetV1 .* Paused MNIST/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await panel.getByRole('combobox', { name: 'Run' }).click();
  await page.getByRole('option').nth(1).click();
  await expect(runState(page)).toHaveText('Waiting for its turn');
  await expect(page.getByRole('listbox')).toBeHidden();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible({ timeout: 120_000 });
  await expect(runState(page)).toHaveText('Finished');
});

test('what a document was trained with is remembered with it, schedule and all', async ({ launch }) => {
  const first = await launch();
  await openVariant(first.page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await openTraining(first.page);
  await fillNumber(first.page, 'Epochs', 3);
  await first.page.getByRole('button', { name: /^Schedule/ }).click();
  await first.page.getByRole('combobox', { name: 'Learning rate' }).click();
  await first.page.getByRole('option', { name: 'One cycle' }).click();
  await expect(first.page.getByRole('img', { name: /^Learning rate from 0\.0000\d+ to/ })).toBeVisible();
  await first.page.getByRole('button', { name: 'Template gallery' }).click();
  await openVariant(first.page, 'MobileNetV1', 'MobileNetV1');
  await expect(numberField(first.page, 'Epochs')).toHaveValue('5');
  await first.close();

  const { page } = await launch();
  await page.getByRole('button', { name: 'Template gallery' }).click();
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await expect(numberField(page, 'Epochs')).toHaveValue('3');
  await expect(page.getByRole('button', { name: 'Schedule One cycle' })).toBeVisible();
});
