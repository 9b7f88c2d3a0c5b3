import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { openDocument } from '../fixtures/openDocument.ts';
import { screenshot } from '../fixtures/screenshot.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';
import { newDocument } from '../fixtures/windowActions.ts';
import {
  canvas,
  connect,
  dragMouse,
  dragNode,
  expectOnNode,
  middleOf,
  nodeById,
  nodes,
  palette,
  port,
  wires,
} from '../pages/canvas.ts';

/** The tiny network with a convolution beside it that nothing feeds yet. */
const withLooseNode = (): GraphDocument => {
  const tiny = tinyDocument();
  const placed = Object.entries(tiny.nodes).map(
    ([id, node], row) => [id, { ...node, position: { x: 0, y: row * 108 } }] as const,
  );
  const loose = { type: 'BatchNormalization', params: {}, position: { x: 280, y: 162 } };
  return { ...tiny, nodes: { ...Object.fromEntries(placed), loose } };
};

test('a network grows by clicks in the palette, each joined to the last, and by dragging', async ({ app }) => {
  const { page } = app;
  await newDocument(app);
  await page.getByRole('button', { name: 'Add an Input' }).click();
  for (const type of ['Conv2D', 'Activation', 'GlobalAveragePooling2D', 'Dense']) await palette(page, type).click();
  await expect(nodes(page)).toHaveCount(5);
  await expect(wires(page)).toHaveCount(4);
  await expectOnNode(page, 'conv2d_1', '28 × 28 × 32');
  await expectOnNode(page, 'dense_1', '10');

  await palette(page, 'Dropout').dragTo(canvas(page), { targetPosition: { x: 120, y: 420 } });
  await expect(nodes(page)).toHaveCount(6);
  await expect(wires(page)).toHaveCount(4);
  await expect(nodeById(page, 'dropout_1')).toHaveClass(/selected/);
});

test('a wire connects where it fits; what was there gives way, and one undo brings it back', async ({
  launch,
  home,
}) => {
  const { page } = await openDocument({ launch, home }, withLooseNode());
  await connect(page, port(page, 'conv', 'out'), port(page, 'loose', 'in'));
  await expect(wires(page)).toHaveCount(6);
  await expectOnNode(page, 'loose', '14 × 14 × 8');

  await connect(page, port(page, 'loose', 'out'), port(page, 'pool', 'in'));
  await expect(wires(page)).toHaveCount(6);
  await expect(nodeById(page, 'relu').getByRole('img', { name: 'not used by any head' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(nodeById(page, 'relu').getByRole('img', { name: 'not used by any head' })).toBeHidden();
  await expect(wires(page)).toHaveCount(6);
});

test('a wire that does not fit is refused, with the reason at the pointer', async ({ launch, home }) => {
  const { page } = await openDocument({ launch, home }, withLooseNode());
  await dragMouse(page, await middleOf(port(page, 'pool', 'out')), await middleOf(port(page, 'conv', 'in')), false);
  await expect(page.getByText('form a circle')).toBeVisible();
  await expect(port(page, 'loose', 'in')).toHaveAttribute('data-connecting', 'open');
  await expect(port(page, 'conv', 'in')).toHaveAttribute('data-connecting', 'shut');
  await screenshot(page, 'canvas-connecting');
  await page.mouse.up();
  await expect(page.getByText('form a circle')).toBeHidden();
  await expect(wires(page)).toHaveCount(5);
});

test('a wire dropped on nothing asks for a node that fits, and leads to it', async ({ launch, home }) => {
  const { page } = await openDocument({ launch, home }, withLooseNode());
  const from = await middleOf(port(page, 'softmax', 'out'));
  await dragMouse(page, from, { x: from.x + 160, y: from.y - 60 });
  const search = page.getByRole('dialog', { name: 'Add node' });
  await expect(search).toBeVisible();
  await expect(search.getByRole('option', { name: 'Input', exact: true })).toBeHidden();
  await page.keyboard.type('softmax');
  await page.keyboard.press('Enter');
  await expect(search).toBeHidden();
  await expect(wires(page)).toHaveCount(6);
  await expectOnNode(page, 'activation_1', 'softmax');
});

test('the search opens by double click and by key on the empty canvas, and Escape leaves it', async ({ app }) => {
  const { page } = app;
  await newDocument(app);
  const search = page.getByRole('dialog', { name: 'Add node' });
  await canvas(page).dblclick({ position: { x: 90, y: 90 } });
  await expect(search.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('대칭이 아닌 것');
  await expect(search.getByText('Nothing fits.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();

  await canvas(page).click({ position: { x: 90, y: 90 } });
  await page.keyboard.press('Tab');
  await page.keyboard.type('합성곱');
  await page.keyboard.press('Enter');
  await expect(nodes(page)).toHaveCount(1);
});

test('a node dropped on a wire goes into it, from the palette and from the canvas', async ({ launch, home }) => {
  const { page } = await openDocument({ launch, home }, withLooseNode());
  const conv = await middleOf(nodeById(page, 'conv'));
  const relu = await middleOf(nodeById(page, 'relu'));
  const loose = await middleOf(nodeById(page, 'loose'));
  await dragNode(page, 'loose', { x: conv.x - loose.x, y: (conv.y + relu.y) / 2 - loose.y });
  await expect(wires(page)).toHaveCount(6);
  await expectOnNode(page, 'loose', '14 × 14 × 8');

  const [pool, logits] = [await middleOf(nodeById(page, 'pool')), await middleOf(nodeById(page, 'logits'))];
  const edge = await canvas(page).boundingBox();
  await palette(page, 'Dropout').dragTo(canvas(page), {
    targetPosition: { x: pool.x - (edge?.x ?? 0), y: (pool.y + logits.y) / 2 - (edge?.y ?? 0) },
  });
  await expect(wires(page)).toHaveCount(7);
  await expectOnNode(page, 'dropout_1', '8');
});

test('moving several nodes is one step, and arranging all of them another', async ({ launch, home }) => {
  const { page } = await openDocument({ launch, home }, withLooseNode());
  const before = await middleOf(nodeById(page, 'loose'));
  await nodeById(page, 'conv').click();
  await nodeById(page, 'loose').click({ modifiers: ['Control'] });
  await dragNode(page, 'loose', { x: 80, y: 60 });
  await expect.poll(async () => (await middleOf(nodeById(page, 'loose'))).x - before.x).toBeGreaterThan(60);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Math.abs((await middleOf(nodeById(page, 'loose'))).x - before.x)).toBeLessThan(3);

  await page.keyboard.press('Control+Shift+l');
  await expect.poll(async () => Math.abs((await middleOf(nodeById(page, 'loose'))).x - before.x)).toBeGreaterThan(5);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await expect(nodes(page)).toHaveCount(7);
});

test('copies come by keyboard with new ids, also into another document, and deleting takes their wires', async ({
  launch,
  home,
}) => {
  const app = await openDocument({ launch, home }, withLooseNode());
  const { page } = app;
  await canvas(page).click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+d');
  await expect(nodes(page)).toHaveCount(14);
  await expect(wires(page)).toHaveCount(10);
  await page.keyboard.press('Delete');
  await expect(nodes(page)).toHaveCount(7);
  await expect(wires(page)).toHaveCount(5);

  await page.keyboard.press('Control+n');
  await canvas(page).click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('Control+v');
  await expect(nodes(page)).toHaveCount(7);
  await expect(nodeById(page, 'conv2d_1')).toBeVisible();
});

test('repeats show their count, what is left out is faint, and far away only names are left', async ({
  launch,
  home,
}) => {
  const document = withLooseNode();
  const { relu } = document.nodes;
  const repeated = { ...document, nodes: { ...document.nodes, ...(relu ? { relu: { ...relu, repeat: 6 } } : {}) } };
  const { page } = await openDocument({ launch, home }, repeated);
  await expectOnNode(page, 'relu', '×6');
  await nodeById(page, 'conv').click();
  await page.keyboard.press('Control+b');
  await expect(nodeById(page, 'conv').locator('[data-bypassed]')).toBeVisible();
  await expectOnNode(page, 'pool', '1');
  await page.keyboard.press('Control+b');
  await expectOnNode(page, 'pool', '8');

  await canvas(page).hover();
  await page.mouse.wheel(0, 900);
  await expect(canvas(page)).toHaveAttribute('data-detail', 'box');
  await page.mouse.wheel(0, 1500);
  await expect(canvas(page)).toHaveAttribute('data-detail', 'colour');
  await canvas(page).click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('.');
  await expect(canvas(page)).toHaveAttribute('data-detail', 'full');
});
