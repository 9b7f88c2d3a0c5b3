import { required } from '../../base/assert.ts';
import { type Link, neighbours, sortNodes } from '../topology.ts';

/** A network cut into rows: every link leads to a later row. */
export interface Layers {
  /** Row by row, within a row by id. */
  readonly order: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly rows: number;
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly targets: ReadonlyMap<string, readonly string[]>;
  /** How many links the longest way down from a node has. */
  readonly below: ReadonlyMap<string, number>;
}

/** Puts each node as high as its sources allow; only what has no source stands right above what it feeds. */
export function assignLayers(nodeIds: readonly string[], links: readonly Link[]): Layers {
  const sorted = sortNodes(nodeIds, links);
  const order = sorted.ok ? [...sorted.value] : [];
  const sources = neighbours(order, links, 'target');
  const targets = neighbours(order, links, 'source');
  const rowOf = new Map<string, number>();
  const row = (id: string): number => required(rowOf.get(id), `the row of ${id}`);
  for (const id of order) rowOf.set(id, furthest(sources.get(id), row));
  for (const id of order) {
    const fed = targets.get(id) ?? [];
    if (sources.get(id)?.length === 0 && fed.length > 0) rowOf.set(id, Math.min(...fed.map(row)) - 1);
  }
  const below = new Map<string, number>();
  for (const id of [...order].reverse()) {
    below.set(
      id,
      furthest(targets.get(id), target => required(below.get(target), target)),
    );
  }
  order.sort((a, b) => row(a) - row(b) || (a < b ? -1 : 1));
  return { order, rowOf, rows: furthest(order, row), sources, targets, below };
}

/** One more than the largest distance; 0 for no nodes. */
const furthest = (ids: readonly string[] = [], distance: (id: string) => number): number =>
  ids.reduce((most, id) => Math.max(most, distance(id) + 1), 0);
