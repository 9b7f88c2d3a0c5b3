import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { layoutGraph } from '../../shared/graph/layout/layoutGraph.ts';
import { nodeHeight } from '../../shared/graph/layout/metrics.ts';
import type { Position } from './canvasView.ts';

/** Where the layout puts every node of a document. */
export function arrangedPositions({ nodes, edges }: GraphDocument): Readonly<Record<string, Position>> {
  const heights = Object.fromEntries(Object.keys(nodes).map(id => [id, nodeHeight]));
  return layoutGraph({ heights, edges }).positions;
}

/** A document that a program wrote, all nodes on one spot, laid out; any other as people left it. */
export function arrangeIfPiled(document: GraphDocument): GraphDocument {
  const entries = Object.entries(document.nodes);
  const spots = new Set(entries.map(([, { position }]) => `${position.x} ${position.y}`));
  if (entries.length < 2 || spots.size > 1) return document;
  const positions = arrangedPositions(document);
  const nodes = entries.map(([id, node]) => [id, { ...node, position: positions[id] ?? node.position }] as const);
  return { ...document, nodes: Object.fromEntries(nodes) };
}
