import { expect, type Locator, type Page } from '@playwright/test';

/** Shows the settings of the next run beside the canvas. */
export const openTraining = (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Activities' }).getByRole('button', { name: 'Train' }).click();

const form = (page: Page): Locator => page.getByRole('complementary', { name: 'Train' });

export const numberField = (page: Page, label: string): Locator =>
  form(page).getByRole('textbox', { name: label, exact: true });

/** Types a number into a field of the settings, and means it. */
export async function fillNumber(page: Page, label: string, value: number): Promise<void> {
  const field = numberField(page, label);
  await field.fill(String(value));
  await field.press('Enter');
}

export const trainButton = (page: Page): Locator => form(page).getByRole('button', { name: 'Train', exact: true });

/** Presses Train, which must be possible. */
export async function startTraining(page: Page): Promise<void> {
  await expect(trainButton(page)).toBeEnabled();
  await trainButton(page).click();
}

/** What the run that is shown is busy with. */
export const runState = (page: Page): Locator =>
  page.getByRole('tabpanel', { name: 'Training' }).getByRole('status').first();

/** Trains the network in front on a few hundred images of MNIST, and waits for the end. */
export async function trainShortly(page: Page): Promise<void> {
  await openTraining(page);
  await fillNumber(page, 'Epochs', 1);
  await fillNumber(page, 'Training images', 500);
  await startTraining(page);
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible({ timeout: 60_000 });
}
