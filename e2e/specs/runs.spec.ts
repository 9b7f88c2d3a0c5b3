import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { openDocument } from '../fixtures/openDocument.ts';
import { runLightweave } from '../fixtures/runLightweave.ts';
import { stubDialogs } from '../fixtures/stubDialogs.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';
import { fillNumber, trainShortly } from '../pages/training.ts';

test('runs are listed, searched, labelled, compared, shown again after a restart, trashed and restored', async ({
  launch,
  home,
}) => {
  test.setTimeout(240_000);
  const first = await openDocument({ launch, home }, tinyDocument());
  await first.page.keyboard.press('Control+Shift+R');
  await expect(first.page.getByText('Every training is kept here')).toBeVisible();
  await first.page.keyboard.press('Escape');
  await trainShortly(first.page);
  await fillNumber(first.page, 'Seed', 7);
  await first.page.getByRole('button', { name: 'Train', exact: true }).last().click();
  await expect.poll(async () => (await readdir(join(home, 'runs'))).length).toBe(2);
  await expect(first.page.getByRole('region', { name: 'Result' })).toBeVisible({ timeout: 60_000 });
  await first.close();

  const { page, electron } = await launch();
  await page.keyboard.press('Control+Shift+R');
  const table = page.getByRole('table', { name: 'Runs' });
  const rows = table.getByRole('row').filter({ has: page.getByRole('checkbox') });
  await expect(rows).toHaveCount(2);
  await rows.first().getByRole('button', { name: 'Tiny' }).click();
  const details = page.getByRole('complementary', { name: 'Run' });
  await details.getByRole('textbox', { name: 'Name' }).fill('Seed seven');
  await details.getByRole('textbox', { name: 'Name' }).press('Enter');
  await details.getByRole('textbox', { name: 'Tags' }).fill('baseline, tiny');
  await details.getByRole('textbox', { name: 'Tags' }).press('Enter');
  await expect(table.getByRole('row', { name: /Seed seven.*baseline.*tiny/ })).toBeVisible();
  await screenshot(page, 'runs-details');
  const logs = join(home, 'logs');
  await stubDialogs(electron, logs);
  await details.getByRole('button', { name: 'Export the curves for TensorBoard…' }).click();
  await expect(page.getByText(`The curves are in ${logs}.`)).toBeVisible();
  const [exported = ''] = await readdir(logs);
  expect((await readdir(join(logs, exported))).sort()).toEqual(['test', 'train', 'validation']);

  await page.getByRole('searchbox', { name: 'Search names, tags and notes' }).fill('basel');
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await table.getByRole('checkbox', { name: 'Compare Tiny' }).check();
  const comparison = page.getByRole('complementary', { name: 'Comparison' });
  await expect(comparison.getByRole('figure', { name: 'Loss, 2 lines' })).toBeVisible();
  await expect(comparison.getByRole('row', { name: 'seed 7 1' })).toBeVisible();
  await comparison.getByRole('button', { name: 'training' }).click();
  await comparison.getByRole('switch', { name: 'Log loss axis' }).click();
  await comparison.getByRole('switch', { name: 'Log step axis' }).click();
  await screenshot(page, 'runs-comparison');
  expect(await objections(page)).toEqual([]);

  await table.getByRole('button', { name: 'Tiny' }).dblclick();
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
  await expect(page.getByRole('figure', { name: /^Loss over \d+ steps/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export model…' })).toBeVisible();
  await page.keyboard.press('Control+Shift+R');
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(rows).toHaveCount(2);

  await table.getByRole('checkbox', { name: 'Compare Tiny' }).check();
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await expect(rows).toHaveCount(1);
  await table.getByRole('button', { name: 'Tiny' }).click();
  await page.getByRole('button', { name: /^Delete for good/ }).click();
  await expect(page.getByText('The trash is empty.')).toBeVisible();
  await page.getByRole('button', { name: 'Runs', exact: true }).last().click();
  await expect(rows).toHaveCount(1);
  await expect.poll(async () => (await readdir(join(home, 'runs'))).length).toBe(1);
});

test('what the command line imports and trains meanwhile is there when the window is looked at again', async ({
  app,
  home,
}, info) => {
  test.setTimeout(120_000);
  const { page } = app;
  await page.keyboard.press('Control+Shift+R');
  await expect(page.getByText('Every training is kept here')).toBeVisible();
  const table = info.outputPath('rows.csv');
  await writeFile(table, Array.from({ length: 60 }, (_, row) => `${row % 2},${[0, 1, 2, 3].join(',')}`).join('\n'));
  await runLightweave(['datasets', 'import', table], { home });
  const training = ['train', 'mobilenet-v1', '--variant', 'mnist', '--dataset', 'rows', '--adapt', '--epochs', '1'];
  expect(await runLightweave(training, { home })).toMatchObject({ exitCode: 0 });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByRole('row', { name: /MobileNetV1 .* Finished rows/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+D');
  await expect(page.getByRole('button', { name: /^rows 2 × 2 × 1 · 60 images/ })).toBeVisible();
});
