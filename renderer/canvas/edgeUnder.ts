import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { nodeHeight } from '../../shared/graph/layout/metrics.ts';
import type { CardNode, WireEdge } from './flowElements.ts';
import { distanceToWire, type Point, wirePoints } from '../ui/graph/wirePath.ts';

/** How near a wire must be to take a node that is dropped. */
const reach = 20;

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
    const from = { x: start.position.x + output.x, y: start.position.y + nodeHeight };
    const to = { x: end.position.x + input.x, y: end.position.y };
    const distance = distanceToWire(
      wirePoints({ from, to, lane: data?.lane, bend: data?.bend ?? 'source', rank: data?.rank ?? 0 }),
      point,
    );
    if (distance <= reach && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { id, distance };
  }
  return best?.id;
}

/** Whether a node has no connection yet. */
export const isLoose = ({ edges }: Pick<GraphDocument, 'edges'>, nodeId: string): boolean =>
  Object.values(edges).every(({ source, target }) => source !== nodeId && target !== nodeId);
