import { required } from '../base/assert.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { GraphEdge } from './GraphDocument.ts';

/** What topology needs of a connection. */
export type Link = Pick<GraphEdge, 'source' | 'target'>;

export type Neighbours = ReadonlyMap<string, readonly string[]>;

const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The nodes at the other end of each node's links: `from` names the end that is the key. Links to other nodes are left out. */
export function neighbours(nodeIds: Iterable<string>, links: readonly Link[], from: 'source' | 'target'): Neighbours {
  const to = from === 'source' ? 'target' : 'source';
  const found = new Map<string, string[]>();
  for (const id of nodeIds) found.set(id, []);
  for (const link of links) if (found.has(link[to])) found.get(link[from])?.push(link[to]);
  return found;
}

/**
 * The nodes so that each comes after all it depends on: by depth (longest path from a source), then by id, whatever the
 * order of the keys. Links to nodes outside `nodeIds` don't count. Fails with the nodes of one cycle, in the direction of
 * its links, starting at the smallest id.
 */
export function sortNodes(
  nodeIds: readonly string[],
  links: readonly Link[],
): Result<readonly string[], { readonly cycle: readonly string[] }> {
  const targets = neighbours(nodeIds, links, 'source');
  const sources = neighbours(nodeIds, links, 'target');
  const waitingFor = new Map([...sources].map(([id, found]) => [id, found.length]));
  const sorted: string[] = [];
  let level = [...waitingFor].filter(([, count]) => count === 0).map(([id]) => id);
  while (level.length > 0) {
    level.sort(byId);
    const next: string[] = [];
    for (const id of level) {
      sorted.push(id);
      waitingFor.delete(id);
      for (const target of targets.get(id) ?? []) {
        const count = required(waitingFor.get(target), target) - 1;
        waitingFor.set(target, count);
        if (count === 0) next.push(target);
      }
    }
    level = next;
  }
  return waitingFor.size === 0 ? ok(sorted) : err({ cycle: findCycle(waitingFor, sources) });
}

/** One cycle among nodes that each have a source among them: walking against the links must come round. */
function findCycle(stuck: ReadonlyMap<string, number>, sources: Neighbours): readonly string[] {
  const path: string[] = [];
  const visited = new Set<string>();
  let id = required([...stuck.keys()].sort(byId)[0], 'a node of the cycle');
  while (!visited.has(id)) {
    visited.add(id);
    path.push(id);
    const before = (sources.get(id) ?? []).filter(source => stuck.has(source)).sort(byId)[0];
    id = required(before, `a source of ${id}`);
  }
  const cycle = path.slice(path.indexOf(id)).reverse();
  const start = cycle.indexOf(required([...cycle].sort(byId)[0], 'the smallest id'));
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}

function reachable(links: readonly Link[], start: string, from: 'source' | 'target'): Set<string> {
  const next = neighbours([...new Set(links.flatMap(({ source, target }) => [source, target]))], links, from);
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const neighbour of next.get(id) ?? []) {
      if (reached.has(neighbour)) continue;
      reached.add(neighbour);
      open.push(neighbour);
    }
  }
  return reached;
}

/** Everything `id` depends on; `id` itself only if it lies on a cycle. */
export const upstream = (links: readonly Link[], id: string): Set<string> => reachable(links, id, 'target');

/** Everything that depends on `id`; `id` itself only if it lies on a cycle. */
export const downstream = (links: readonly Link[], id: string): Set<string> => reachable(links, id, 'source');

/** Whether a link from `source` to `target` would close a circle. */
export const wouldCycle = (links: readonly Link[], source: string, target: string): boolean =>
  source === target || downstream(links, target).has(source);
