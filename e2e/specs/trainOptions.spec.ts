import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunList } from '../../shared/jobs/RunSummary.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { descendants } from '../fixtures/processes.ts';
import { stubDialogs } from '../fixtures/stubDialogs.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { nodeById } from '../pages/canvas.ts';
import { openVariant } from '../pages/gallery.ts';
import { fillNumber, numberField, openTraining, startTraining, trainButton } from '../pages/training.ts';

const form = (page: Page) => page.getByRole('complementary', { name: 'Train' });

test('images can be changed at random, after a look at what comes of it', async ({ app }) => {
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await openTraining(page);
  await expect(page.getByRole('button', { name: 'Preview', exact: true })).toBeDisabled();
  await form(page).getByRole('switch', { name: 'Change images' }).click();
  await expect(numberField(page, 'Turn')).toHaveValue('10');
  await numberField(page, 'Cutout').fill('8');
  await numberField(page, 'Cutout').press('Enter');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Training images of MNIST/ });
  await expect(dialog.getByRole('img', { name: /^\d, changed$/ })).toHaveCount(30, { timeout: 30_000 });
  await expect(dialog.getByRole('img', { name: /^\d, as it is$/ })).toHaveCount(5);
  await screenshot(page, 'augmentation');
  expect(await objections(page)).toEqual([]);
  const labels = () =>
    dialog.getByRole('img').evaluateAll(images => images.map(image => image.getAttribute('aria-label')));
  const before = await labels();
  await dialog.getByRole('button', { name: 'Other images' }).click();
  await expect.poll(async () => (await labels()).length === 35 && (await labels()).join() !== before.join()).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a learning rate is found and taken over; a run, and then a model that was exported, is how the next begins', async ({
  app,
  home,
}) => {
  test.setTimeout(240_000);
  const { page, electron } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await openTraining(page);
  await expect(numberField(page, 'Learning rate')).toHaveValue('0.001');
  await page.getByRole('button', { name: 'Find a learning rate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Find a learning rate' });
  const use = dialog.getByRole('button', { name: /^Use / });
  await expect(use).toBeVisible({ timeout: 60_000 });
  await expect(dialog.getByText(/The loss falls fastest at/)).toBeVisible();
  await screenshot(page, 'learning-rate');
  expect(await objections(page)).toEqual([]);
  const rate = (await use.textContent())?.replace('Use ', '') ?? '';
  await use.click();
  await expect(numberField(page, 'Learning rate')).toHaveValue(rate);

  await fillNumber(page, 'Epochs', 1);
  await fillNumber(page, 'Training images', 500);
  await startTraining(page);
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible({ timeout: 60_000 });
  const folder = join(home, 'exported');
  await stubDialogs(electron, folder);
  await page.getByRole('button', { name: 'Export model…' }).click();
  await expect(page.getByText(/^Exported \d+ files/)).toBeVisible();
  await form(page).getByRole('button', { name: 'Fine-tuning Off' }).click();
  await form(page).getByRole('combobox', { name: 'Weights' }).click();
  await page.getByRole('option', { name: /MobileNetV1/ }).click();
  await form(page).getByRole('textbox', { name: 'Frozen nodes' }).fill('stem, stage*');
  await page.keyboard.press('Enter');
  await expect(nodeById(page, 'stem').getByRole('img', { name: /^Frozen/ })).toBeVisible();
  await expect(nodeById(page, 'image').getByRole('img', { name: /^Frozen/ })).toBeHidden();
  await startTraining(page);
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByText(/taken over, 0 new/)).toBeVisible({ timeout: 60_000 });
  await screenshot(page, 'fine-tuning');

  await expect(trainButton(page)).toBeVisible({ timeout: 60_000 });
  await stubDialogs(electron, join(folder, 'model.json'));
  await form(page).getByRole('combobox', { name: 'Weights' }).click();
  await page.getByRole('option', { name: 'From a file…' }).click();
  await expect(form(page).getByRole('combobox', { name: 'Weights' })).toHaveText('exported/model.json');
  await startTraining(page);
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByText(/Weights of .*exported.model\.json: \d+ taken over, 0 new/)).toBeVisible({
    timeout: 60_000,
  });

  // Files are the app's to read while it lives: another start does not remember the choice.
  await page.reload();
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await expect(numberField(page, 'Training images')).toHaveValue('500');
  await expect(form(page).getByRole('button', { name: 'Fine-tuning Off' })).toBeVisible();
});

/** How each process of the app stands behind others; one that ends meanwhile has no say. */
const prioritiesOf = async (pid: number): Promise<readonly number[]> =>
  (await descendants(pid)).flatMap(child => {
    try {
      return [getPriority(child)];
    } catch {
      return [];
    }
  });

test('a run computes with the threads and the priority that were chosen for it', async ({ app }) => {
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await openTraining(page);
  await form(page)
    .getByRole('button', { name: /^Machine/ })
    .click();
  const machine = form(page).getByRole('group', { name: 'Machine' });
  await expect(machine.getByRole('textbox', { name: 'Threads', exact: true })).toHaveValue('');
  expect(await prioritiesOf(app.pid)).not.toContain(constants.priority.PRIORITY_LOW);
  await fillNumber(page, 'Epochs', 1);
  await fillNumber(page, 'Training images', 500);
  await fillNumber(page, 'Threads', 3);
  await machine.getByRole('combobox', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'When nothing else runs' }).click();
  await startTraining(page);
  await expect.poll(() => prioritiesOf(app.pid)).toContain(constants.priority.PRIORITY_LOW);
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible({ timeout: 60_000 });
  const listed = await app.invoke('run.list', { from: 'runs' });
  const [run] = listed.ok ? (listed.value as RunList).runs : [];
  expect(await app.invoke('run.show', { run: run?.id })).toMatchObject({ value: { versions: { threads: '3' } } });
  await machine.scrollIntoViewIfNeeded();
  await screenshot(page, 'machine');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings.getByRole('textbox', { name: 'Threads', exact: true })).toHaveValue('3');
  await expect(settings.getByRole('combobox', { name: 'Priority' })).toHaveText('When nothing else runs');
  expect(await objections(page)).toEqual([]);
});

test('a setting that does not suit is told beside its field, and nothing starts', async ({ app }) => {
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await openTraining(page);
  await form(page)
    .getByRole('button', { name: /^Schedule/ })
    .click();
  await fillNumber(page, 'Warm-up', 9);
  const sentence = 'The warm-up of 9 epochs is longer than the training. Expected ≤ 5.';
  // In the field, and above the button that it keeps from starting.
  await expect(form(page).getByText(sentence)).toHaveCount(2);
  await expect(form(page).getByRole('button', { name: 'Train', exact: true })).toBeDisabled();
  await screenshot(page, 'train-issue');
  expect(await objections(page)).toEqual([]);
  await fillNumber(page, 'Warm-up', 1);
  await expect(form(page).getByText(sentence)).toHaveCount(0);
  await expect(form(page).getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});

test('classes count as much as somebody says', async ({ app }) => {
  const { page } = app;
  await openVariant(page, 'MobileNetV1', 'MobileNetV1 (28x28)');
  await openTraining(page);
  await form(page)
    .getByRole('button', { name: /^Finer settings/ })
    .click();
  await form(page).getByRole('combobox', { name: 'Class weights' }).click();
  await page.getByRole('option', { name: 'Per class' }).click();
  const list = form(page).getByRole('textbox', { name: 'Weight of each class' });
  await expect(list).toHaveValue('1, 1, 1, 1, 1, 1, 1, 1, 1, 1');
  await list.fill('1, 2');
  await list.press('Enter');
  await expect(form(page).getByText('The dataset has 10 classes; these are 2 numbers.')).toBeVisible();
  await list.fill('2, two');
  await list.press('Enter');
  await expect(list).toHaveValue('1, 2');
  await list.fill('4,1,1,1,1,1,1,1,1,0.5');
  await list.press('Enter');
  await expect(form(page).getByText(/these are 2 numbers/)).toBeHidden();
  expect(await objections(page)).toEqual([]);
  await trainButton(page).click();
  await expect
    .poll(async () => {
      const listed = await app.invoke('run.list', { from: 'runs' });
      return listed.ok ? (listed.value as RunList).runs[0]?.settings.classWeights : null;
    })
    .toEqual([4, 1, 1, 1, 1, 1, 1, 1, 1, 0.5]);
});
