import { required } from '../../base/assert.ts';
import type { Layers } from './Layers.ts';

/**
 * What is drawn as one straight vertical: a chain of nodes with the wires that lead in and out, or, without nodes, the
 * wire of a skip connection. It occupies the rows `top` to `bottom`.
 */
export interface Column {
  readonly nodes: readonly string[];
  readonly top: number;
  readonly bottom: number;
  /** The node that it branches off from; the main line has none. */
  readonly parent: string | undefined;
}

/** The longest chain of the network, then whatever branches off from what is there, and the skips between them. */
export function findColumns(layers: Layers): { readonly main: Column; readonly others: readonly Column[] } {
  const chains = findChains(layers);
  const [main = [], ...branches] = chains;
  return {
    main: { nodes: main, top: 0, bottom: layers.rows - 1, parent: undefined },
    others: [...branches.map(nodes => branchColumn(nodes, layers)), ...chains.flatMap(nodes => skips(nodes, layers))],
  };
}

/** Every node in one chain, each followed down the longest way that is left. */
function findChains({ order, targets, below }: Layers): readonly (readonly string[])[] {
  const depth = (id: string): number => required(below.get(id), id);
  const starts = [...order].sort((a, b) => depth(b) - depth(a));
  const taken = new Set<string>();
  const next = (id: string): string | undefined =>
    (targets.get(id) ?? [])
      .filter(target => !taken.has(target))
      .sort((a, b) => depth(b) - depth(a) || (a < b ? -1 : 1))[0];
  const follow = (start: string): string[] => {
    const chain: string[] = [];
    for (let id: string | undefined = start; id !== undefined; id = next(id)) {
      taken.add(id);
      chain.push(id);
    }
    return chain;
  };
  const [longest, ...rest] = starts;
  if (longest === undefined) return [];
  return [follow(longest), ...rest.flatMap(id => (taken.has(id) ? [] : [follow(id)]))];
}

const rowsOf = (ids: readonly string[] | undefined, { rowOf }: Layers): readonly number[] =>
  (ids ?? []).map(id => required(rowOf.get(id), id));

/** Reserves the way from the nearest source down to the first node, and from the last node down to all that it feeds. */
function branchColumn(nodes: readonly string[], layers: Layers): Column {
  const first = required(nodes[0], 'the first node of a chain');
  const last = required(nodes.at(-1), 'the last node of a chain');
  const [top = 0] = rowsOf([first], layers);
  const [end = 0] = rowsOf([last], layers);
  const sources = layers.sources.get(first) ?? [];
  const above = Math.max(-1, ...rowsOf(sources, layers));
  const parent = sources.find(id => layers.rowOf.get(id) === above) ?? layers.targets.get(last)?.[0];
  return {
    nodes,
    top: sources.length > 0 ? above + 1 : top,
    bottom: Math.max(end, ...rowsOf(layers.targets.get(last), layers).map(row => row - 1)),
    parent,
  };
}

/** One wire for each node that feeds rows further down than the next; it serves all of them. */
function skips(chain: readonly string[], layers: Layers): readonly Column[] {
  return chain.slice(0, -1).flatMap((id, index) => {
    const [row = 0] = rowsOf([id], layers);
    const others = (layers.targets.get(id) ?? []).filter(target => target !== chain[index + 1]);
    const lowest = Math.max(row, ...rowsOf(others, layers));
    return lowest > row + 1 ? [{ nodes: [], top: row + 1, bottom: lowest - 1, parent: id }] : [];
  });
}
