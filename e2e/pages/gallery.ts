import { expect, type Locator, type Page } from '@playwright/test';

/** The card of a template family. */
export const templateCard = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** A figure of a card, as it is written. */
export const figureOf = (card: Locator, label: 'Params' | 'MACs' | 'Input'): Locator =>
  card.locator('dt', { hasText: label }).locator('xpath=following-sibling::dd[2]');

/** Opens a variant from the gallery and waits for its network. */
export async function openVariant(page: Page, family: string, variant: string): Promise<void> {
  const card = templateCard(page, family);
  await card.getByRole('combobox').click();
  await page.getByRole('option', { name: variant, exact: true }).click();
  await card.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('button', { name: variant, exact: true })).toHaveAttribute('aria-current', 'page');
}

/** Opens a variant from the gallery expanded to layers and waits for its network. */
export async function openExpanded(page: Page, family: string, variant: string): Promise<void> {
  const card = templateCard(page, family);
  await card.getByRole('combobox').click();
  await page.getByRole('option', { name: variant, exact: true }).click();
  await card.getByRole('button', { name: `More for ${family}` }).click();
  await page.getByRole('menuitem', { name: 'Open expanded to layers' }).click();
  const tab = page.getByRole('button', { name: `${variant} (layers)`, exact: true });
  await expect(tab).toHaveAttribute('aria-current', 'page');
}

/** Opens the lesson of a family and waits until all of it is worked out. */
export async function openLesson(page: Page, family: string): Promise<void> {
  await templateCard(page, family).getByRole('button', { name: 'Lesson' }).click();
  await expect(page.getByRole('dialog')).toContainText('Where its parameters and multiply-adds are');
}
