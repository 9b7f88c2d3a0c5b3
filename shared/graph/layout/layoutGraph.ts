import { required } from '../../base/assert.ts';
import type { GraphEdge, GraphNode } from '../GraphDocument.ts';
import { acyclicLinks } from './acyclicLinks.ts';
import { findColumns } from './findColumns.ts';
import { assignLayers } from './Layers.ts';
import { nodeWidth, rowGap } from './metrics.ts';
import { placeColumns } from './placeColumns.ts';
import { type Box, routeLanes } from './routeLanes.ts';

export interface LayoutInput {
  /** The height of every node to be placed, by id. */
  readonly heights: Readonly<Record<string, number>>;
  readonly edges: Readonly<Record<string, Pick<GraphEdge, 'source' | 'sourceHandle' | 'target'>>>;
}

export interface Layout {
  /** The top left corner of every node. */
  readonly positions: Readonly<Record<string, GraphNode['position']>>;
  /** The x of the vertical of every connection that passes other nodes (see `routeLanes`). */
  readonly lanes: Readonly<Record<string, number>>;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Draws a network from top to bottom: a straight main line along its longest path, branches as straight columns and
 * skips as wires beside it. No nodes overlap, every connection leads down (unless it closes a cycle), and the drawing
 * depends on the network alone, not on the order of its keys. Cost: nodes + connections + rows that skips span.
 */
export function layoutGraph({ heights, edges }: LayoutInput): Layout {
  const ids = Object.keys(heights).sort();
  const links = Object.values(edges).sort((a, b) => compare(a.source, b.source) || compare(a.target, b.target));
  const layers = assignLayers(ids, acyclicLinks(ids, links));
  const { main, others } = findColumns(layers);
  const centres = placeColumns(main, others, layers);

  const rowHeights = new Array<number>(layers.rows).fill(0);
  for (const [id, row] of layers.rowOf) rowHeights[row] = Math.max(rowHeights[row] ?? 0, heights[id] ?? 0);
  const rowTops: number[] = [];
  let y = 0;
  for (const height of rowHeights) {
    rowTops.push(y);
    y += height + rowGap;
  }

  const boxes: Record<string, Box> = {};
  for (const id of layers.order) {
    const row = required(layers.rowOf.get(id), id);
    const x = required(centres.get(id), `the column of ${id}`);
    boxes[id] = { x, y: rowTops[row] ?? 0, width: nodeWidth, height: heights[id] ?? 0 };
  }
  const positions = Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, { x: box.x, y: box.y }]));
  return { positions, lanes: routeLanes(boxes, edges) };
}
