import type { GraphCommand } from '../../shared/graph/GraphCommand.ts';
import type { Head } from '../../shared/graph/GraphDocument.ts';
import { currentDocument, documents } from './documents.ts';
import { select, selectionOf } from './selection.ts';

/** What is done with the selected nodes of the document in front. */
export const selectedNodes = (): readonly string[] => selectionOf(currentDocument()?.id ?? null).nodes;

export function hasSelection(): boolean {
  const { nodes, edges } = selectionOf(currentDocument()?.id ?? null);
  return nodes.length + edges.length > 0;
}

export function selectAll(): void {
  const open = currentDocument();
  if (!open) return;
  const { nodes, edges } = open.history.present;
  select(open.id, Object.keys(nodes), Object.keys(edges));
}

/** Leaves the selected nodes out of the network, or takes them in again if all are out. */
export function toggleBypass(): void {
  const nodes = selectedNodes();
  const present = currentDocument()?.history.present.nodes ?? {};
  const isOut = nodes.every(id => present[id]?.when === false);
  if (nodes.length > 0) documents.run({ kind: 'setWhen', nodes, value: isOut ? undefined : false });
}

/** How an output is trained unless somebody says otherwise. */
export const defaultHead: Head = {
  loss: 'categoricalCrossentropy',
  weight: 1,
  target: 'label',
  use: 'always',
};

/** Makes the selected node an output of the network, or an ordinary node again. */
export function toggleOutput(): void {
  const [node] = selectedNodes();
  if (node === undefined) return;
  const isHead = currentDocument()?.history.present.heads[node] !== undefined;
  const command: GraphCommand = { kind: 'setHead', node, head: isHead ? undefined : defaultHead };
  documents.run(command);
}
