import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { nodeHeight, nodeWidth, rowGap } from '../../../shared/graph/layout/metrics.ts';
import type { Settings } from '../../../shared/ipc/Settings.ts';
import type { Point } from './Point.ts';

/** Which way data flows on a canvas. */
export type Direction = Settings['flow'];

/**
 * Between the canvas and a frame in which data flows downwards: x and y change places where it flows to the right. Its
 * own inverse. All that is routed and placed is routed and placed in that frame.
 */
export const turn = (direction: Direction, { x, y }: Point): Point =>
  direction === 'right' ? { x: y, y: x } : { x, y };

interface Frame {
  /** The extent of a node in the frame where data flows downwards. */
  readonly width: number;
  readonly height: number;
  /** From a node to the one below it. */
  readonly pitch: number;
  /** Between the middles of connections into one port, where there is room. */
  readonly portSpacing: number;
}

export const frames: Readonly<Record<Direction, Frame>> = {
  down: { width: nodeWidth, height: nodeHeight, pitch: nodeHeight + rowGap, portSpacing: 20 },
  right: { width: nodeHeight, height: nodeWidth, pitch: nodeWidth + rowGap, portSpacing: 10 },
};

/** The way most connections of a document lead; `otherwise` where none says so. */
export function directionOf({ nodes, edges }: GraphDocument, otherwise: Direction): Direction {
  let rightwards = 0;
  for (const { source, target } of Object.values(edges)) {
    const [start, end] = [nodes[source]?.position, nodes[target]?.position];
    if (start && end) rightwards += Math.sign(Math.abs(end.x - start.x) - Math.abs(end.y - start.y));
  }
  if (rightwards === 0) return otherwise;
  return rightwards > 0 ? 'right' : 'down';
}
