import { expect, type Locator, type Page } from '@playwright/test';
import { required } from '../../shared/base/assert.ts';

export const nodes = (page: Page): Locator => page.locator('.react-flow__node');
export const wires = (page: Page): Locator => page.locator('.react-flow__edge');

/** A node by its id in the document. */
export const nodeById = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);

/** The handle of a node: `in`, `out`, `in.0`. */
export const port = (page: Page, id: string, handle: string): Locator =>
  nodeById(page, id).locator(`.react-flow__handle[data-handleid="${handle}"]`);

export const palette = (page: Page, type: string): Locator =>
  page.getByRole('complementary', { name: 'Design' }).getByRole('button', { name: type, exact: true });

export const canvas = (page: Page): Locator => page.getByRole('region', { name: 'Canvas', exact: true });

export const field = (page: Page, name: string): Locator =>
  page.getByRole('complementary', { name: 'Inspector' }).getByLabel(name, { exact: true });

interface Point {
  readonly x: number;
  readonly y: number;
}

export async function middleOf(locator: Locator): Promise<Point> {
  const box = required(await locator.boundingBox(), 'the box of a visible element');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Presses the mouse at one place and moves to another, as a hand does; `release` lets go. */
export async function dragMouse(page: Page, from: Point, to: Point, release = true): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // A drag begins with a small movement: what lies between press and first movement would be lost in one jump.
  await page.mouse.move(from.x + 3 * Math.sign(to.x - from.x), from.y + 3 * Math.sign(to.y - from.y));
  await page.mouse.move(to.x, to.y, { steps: 8 });
  if (release) await page.mouse.up();
}

/** Draws a wire from an output to an input. */
export async function connect(page: Page, from: Locator, to: Locator): Promise<void> {
  await dragMouse(page, await middleOf(from), await middleOf(to));
}

/** Drags a node so that its top left corner moves by so many pixels of the screen. */
export async function dragNode(page: Page, id: string, by: Point): Promise<void> {
  const box = required(await nodeById(page, id).boundingBox(), id);
  const grip = { x: box.x + 60, y: box.y + 8 };
  await dragMouse(page, grip, { x: grip.x + by.x, y: grip.y + by.y });
}

/** What stands on a node, line by line. */
export const expectOnNode = (page: Page, id: string, text: string | RegExp): Promise<void> =>
  expect(nodeById(page, id)).toContainText(text);
