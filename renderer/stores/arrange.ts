import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { layoutGraph } from '../../shared/graph/layout/layoutGraph.ts';
import { columnReach } from '../../shared/graph/layout/metrics.ts';
import { type Direction, frames, turn } from '../ui/graph/direction.ts';
import type { Position } from './canvasView.ts';

/** Room that rows of nodes keep from each other where data flows to the right. */
const sideGap = 44;

/** Where the layout puts every node of a document. */
export function arrangedPositions(
  { nodes, edges }: GraphDocument,
  direction: Direction,
): Readonly<Record<string, Position>> {
  const { width, height } = frames[direction];
  const heights = Object.fromEntries(Object.keys(nodes).map(id => [id, height]));
  const { positions } = layoutGraph({ heights, edges });
  if (direction === 'down') return positions;
  // The layout's columns are as far apart as nodes are wide; turned, they need to be apart only as nodes are high.
  const scale = (width + sideGap) / (2 * columnReach);
  const turned = Object.entries(positions).map(
    ([id, { x, y }]) => [id, turn(direction, { x: Math.round(x * scale), y })] as const,
  );
  return Object.fromEntries(turned);
}

/** A document that a program wrote, all nodes on one spot, laid out; any other as people left it. */
export function arrangeIfPiled(document: GraphDocument, direction: Direction = 'down'): GraphDocument {
  const entries = Object.entries(document.nodes);
  const spots = new Set(entries.map(([, { position }]) => `${position.x} ${position.y}`));
  if (entries.length < 2 || spots.size > 1) return document;
  const positions = arrangedPositions(document, direction);
  const nodes = entries.map(([id, node]) => [id, { ...node, position: positions[id] ?? node.position }] as const);
  return { ...document, nodes: Object.fromEntries(nodes) };
}
