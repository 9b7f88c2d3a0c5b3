import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { type Box, routeLanes } from '../../shared/graph/layout/routeLanes.ts';
import { type Direction, frames, turn } from '../ui/graph/direction.ts';
import type { Point } from '../ui/graph/Point.ts';
import { type Wire, wirePoints } from '../ui/graph/wirePath.ts';

/** How connections run past nodes. */
export interface Routes {
  /** Where each connection that has to go around runs alongside: x, or y where data flows to the right. */
  readonly lanes: Readonly<Record<string, number>>;
  /** At which end those bend that get past with one bend, at one end only. */
  readonly bends: Readonly<Record<string, Wire['bend']>>;
}

/** Routes depend on where nodes stand and what is connected; edits of parameters leave them alone. */
export function rememberRoutes(): (document: GraphDocument, direction: Direction) => Routes {
  let known: { readonly document: GraphDocument; readonly direction: Direction; readonly routes: Routes } | undefined;
  return (document, direction) => {
    const isSame = known?.direction === direction && hasSameDrawing(known.document, document);
    const routes = known !== undefined && isSame ? known.routes : findRoutes(document, direction);
    known = { document, direction, routes };
    return routes;
  };
}

function hasSameDrawing(a: GraphDocument, b: GraphDocument): boolean {
  if (a.edges !== b.edges) return false;
  if (a.nodes === b.nodes) return true;
  const ids = Object.keys(a.nodes);
  return ids.length === Object.keys(b.nodes).length && ids.every(id => a.nodes[id]?.position === b.nodes[id]?.position);
}

function findRoutes({ nodes, edges }: GraphDocument, direction: Direction): Routes {
  const { width, height } = frames[direction];
  const boxes: Record<string, Box> = Object.fromEntries(
    Object.entries(nodes).map(([id, { position }]) => [id, { ...turn(direction, position), width, height }]),
  );
  const lanes = routeLanes(boxes, edges);
  const bends: Record<string, Wire['bend']> = {};
  for (const id of Object.keys(lanes)) {
    const edge = edges[id];
    const bend = edge && directBend(boxes, edge.source, edge.target);
    if (!bend) continue;
    bends[id] = bend;
    delete lanes[id];
  }
  return { lanes, bends };
}

/** The end at which a direct wire can bend without running through a node between its ends. */
function directBend(boxes: Readonly<Record<string, Box>>, source: string, target: string): Wire['bend'] | undefined {
  const [start, end] = [boxes[source], boxes[target]];
  if (!start || !end || Math.abs(start.x - end.x) < start.width / 2) return undefined;
  const from = { x: start.x + start.width / 2, y: start.y + start.height };
  const to = { x: end.x + end.width / 2, y: end.y };
  const others = Object.values(boxes).filter(box => box !== start && box !== end);
  return (['source', 'target'] as const).find(bend => {
    const points = wirePoints({ from, to, bend });
    return !others.some(box => crosses(points, box));
  });
}

function crosses(points: readonly Point[], { x, y, width, height }: Box): boolean {
  return points.slice(1).some((b, index) => {
    const a = points[index] ?? b;
    return (
      Math.min(a.x, b.x) < x + width &&
      Math.max(a.x, b.x) > x &&
      Math.min(a.y, b.y) < y + height &&
      Math.max(a.y, b.y) > y
    );
  });
}
