import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { CardNode, WireEdge } from './flowElements.ts';
import { frames, turn } from '../ui/graph/direction.ts';
import type { Point } from '../ui/graph/Point.ts';
import { distanceToWire, wirePoints } from '../ui/graph/wirePath.ts';

/** How near a wire must be to take a node that is dropped. */
const reach = 20;

const offset = (from: Point, by: Point): Point => ({ x: from.x + by.x, y: from.y + by.y });

/** The connection that runs under a point, if any; connections of `except` don't count. */
export function edgeUnder(
  nodes: readonly CardNode[],
  edges: readonly WireEdge[],
  point: Point,
  except?: string,
): string | undefined {
  const byId = new Map(nodes.map(node => [node.id, node]));
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const { id, source, sourceHandle, target, targetHandle, data } of edges) {
    const [start, end] = [byId.get(source), byId.get(target)];
    if (!start || !end || source === except || target === except) continue;
    const output = start.data.ports.outputs.find(({ handle }) => handle === sourceHandle);
    const input = end.data.ports.inputs.find(({ handle }) => handle === targetHandle);
    if (!output || !input) continue;
    const { direction } = start.data;
    const from = offset(start.position, turn(direction, { x: output.at, y: frames[direction].height }));
    const to = offset(end.position, turn(direction, { x: input.at, y: 0 }));
    const distance = distanceToWire(
      wirePoints({ from, to, direction, lane: data?.lane, bend: data?.bend ?? 'source', rank: data?.rank ?? 0 }),
      point,
    );
    if (distance <= reach && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { id, distance };
  }
  return best?.id;
}

/** Whether a node has no connection yet. */
export const isLoose = ({ edges }: Pick<GraphDocument, 'edges'>, nodeId: string): boolean =>
  Object.values(edges).every(({ source, target }) => source !== nodeId && target !== nodeId);
