import { expect, test } from '../fixtures/lightweave.ts';
import { objections } from '../fixtures/objections.ts';
import { runLightweave } from '../fixtures/runLightweave.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { openVariant } from '../pages/gallery.ts';

test('a trained network with capsules shows what they draw, image by image', async ({ home, launch }) => {
  const training = ['train', 'capsnet', '--variant', 'mnist', '--dataset', 'mnist', '--steps', '60'];
  const { exitCode } = await runLightweave(training, { home });
  expect(exitCode).toBe(0);
  const { page } = await launch();
  await openVariant(page, 'CapsNet', 'CapsNet (28x28)');
  await page.getByRole('button', { name: 'Show or hide the bottom panel' }).click();
  await page.getByRole('tab', { name: 'Capsules' }).click();
  await expect(page.getByRole('heading', { name: 'A capsule when its image moves' })).toBeVisible();
  await page.getByRole('button', { name: /Test image 4: a 4/ }).click();
  await expect(page.getByRole('img', { name: /in 16 rows/ })).toBeVisible();
  expect(await objections(page)).toEqual([]);
  await screenshot(page, 'capsules');
  await page.getByRole('button', { name: 'Next images' }).click();
  await expect(page.getByRole('button', { name: /Test image 12:/ })).toBeVisible();
});
