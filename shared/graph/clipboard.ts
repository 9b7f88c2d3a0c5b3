import { z } from 'zod';
import { limits } from '../base/limits.ts';
import { freshEdgeId, freshId } from './freshId.ts';
import type { GraphCommand } from './GraphCommand.ts';
import { edgeSchema, type GraphDocument, type GraphEdge, type GraphNode, nodeSchema } from './GraphDocument.ts';
import { nodeOf } from './nodeOf.ts';
import { parseJson } from './parseJson.ts';

const selectionSchema = z.strictObject({
  format: z.literal('lightweave/selection'),
  schema: z.literal(1),
  nodes: z.record(z.string(), nodeSchema),
  edges: z.record(z.string(), edgeSchema),
});

/** Nodes and the connections among them, as they lie on the clipboard. */
export type Selection = z.infer<typeof selectionSchema>;

/** Copies nodes with the connections among them. Heads stay: a copy should not be trained unasked. */
export function copySelection(document: GraphDocument, nodeIds: readonly string[]): Selection {
  const nodes: Record<string, GraphNode> = {};
  for (const id of nodeIds) {
    const node = nodeOf(document, id);
    if (node !== undefined) nodes[id] = node;
  }
  const inside = Object.entries(document.edges).filter(
    ([, { source, target }]) => Object.hasOwn(nodes, source) && Object.hasOwn(nodes, target),
  );
  return { format: 'lightweave/selection', schema: 1, nodes, edges: Object.fromEntries(inside) };
}

/** What is on the clipboard, if it is ours and whole. */
export function parseSelection(text: string): Selection | undefined {
  if (text.length > limits.projectBytes) return undefined;
  const json = parseJson(text);
  if (!json.ok) return undefined;
  const { data } = selectionSchema.safeParse(json.value);
  const isWhole =
    data && Object.values(data.edges).every(edge => nodeOf(data, edge.source) && nodeOf(data, edge.target));
  return isWhole ? data : undefined;
}

/** The command that adds a selection under fresh ids, moved by `offset`. */
export function pasteCommand(
  selection: Pick<Selection, 'nodes' | 'edges'>,
  document: GraphDocument,
  offset: GraphNode['position'],
): Extract<GraphCommand, { kind: 'paste' }> {
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  const nodes: Record<string, GraphNode> = {};
  for (const [id, node] of Object.entries(selection.nodes)) {
    const fresh = freshId(document, node.type, taken);
    taken.add(fresh);
    renamed.set(id, fresh);
    nodes[fresh] = { ...node, position: { x: node.position.x + offset.x, y: node.position.y + offset.y } };
  }
  const edges: Record<string, GraphEdge> = {};
  const takenEdges = new Set<string>();
  for (const edge of Object.values(selection.edges)) {
    const source = renamed.get(edge.source);
    const target = renamed.get(edge.target);
    if (source === undefined || target === undefined) continue;
    const fresh = freshEdgeId(document, takenEdges);
    takenEdges.add(fresh);
    edges[fresh] = { ...edge, source, target };
  }
  return { kind: 'paste', nodes, edges };
}
