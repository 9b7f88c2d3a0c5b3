import { serialiseError } from '../../shared/base/appError.ts';
import { copySelection, parseSelection, pasteCommand } from '../../shared/graph/clipboard.ts';
import type { GraphNode } from '../../shared/graph/GraphDocument.ts';
import { invoke } from '../client/client.ts';
import { canvasView, type Position } from './canvasView.ts';
import { currentDocument, documents } from './documents.ts';
import { announce } from './notices.ts';
import { select, selectionOf } from './selection.ts';

type Nodes = Readonly<Record<string, GraphNode>>;

/** How far a duplicate lies from its original. */
const duplicateOffset: Position = { x: 24, y: 24 };

function announceFailure(thrown: unknown): void {
  announce({ kind: 'error', error: serialiseError(thrown) }, { tone: 'error' });
}

/** Puts the selected nodes with the connections among them on the clipboard, as text. */
export async function copySelected(): Promise<void> {
  await copy();
}

/** False if nothing is selected, or the clipboard took nothing. */
async function copy(): Promise<boolean> {
  const open = currentDocument();
  const { nodes } = selectionOf(open?.id ?? null);
  if (!open || nodes.length === 0) return false;
  try {
    await invoke('clipboard.write', { text: JSON.stringify(copySelection(open.history.present, nodes), null, 2) });
    return true;
  } catch (thrown) {
    announceFailure(thrown);
    return false;
  }
}

export async function cutSelected(): Promise<void> {
  if (await copy()) removeSelected();
}

/** Removes what is selected, with the connections of the nodes. */
export function removeSelected(): void {
  const open = currentDocument();
  const { nodes, edges } = selectionOf(open?.id ?? null);
  if (!open || nodes.length + edges.length === 0) return;
  if (documents.run({ kind: 'remove', nodes, edges })) select(open.id, []);
}

/** Adds what is on the clipboard under new ids, its middle at `at`, and selects it. Other text is none of our business. */
export async function paste(at: Position | undefined = canvasView()?.pointer()): Promise<void> {
  try {
    const selection = parseSelection(await invoke('clipboard.read'));
    if (!selection) announce({ kind: 'text', key: 'clipboard.foreign' });
    else add(selection.nodes, selection.edges, at ? between(middleOf(selection.nodes), at) : duplicateOffset);
  } catch (thrown) {
    announceFailure(thrown);
  }
}

/** Adds copies of the selected nodes beside them. */
export function duplicateSelected(): void {
  const open = currentDocument();
  if (!open) return;
  const { nodes, edges } = copySelection(open.history.present, selectionOf(open.id).nodes);
  add(nodes, edges, duplicateOffset);
}

function add(nodes: Nodes, edges: ReturnType<typeof copySelection>['edges'], offset: Position): void {
  const open = currentDocument();
  if (!open || Object.keys(nodes).length === 0) return;
  const command = pasteCommand({ nodes, edges }, open.history.present, offset);
  if (documents.run(command)) select(open.id, Object.keys(command.nodes));
}

const between = (from: Position, to: Position): Position => ({
  x: Math.round(to.x - from.x),
  y: Math.round(to.y - from.y),
});

function middleOf(nodes: Nodes): Position {
  const positions = Object.values(nodes).map(({ position }) => position);
  const middle = (extents: readonly number[]): number => (Math.min(...extents) + Math.max(...extents)) / 2;
  return { x: middle(positions.map(({ x }) => x)), y: middle(positions.map(({ y }) => y)) };
}
