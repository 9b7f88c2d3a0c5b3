import { problem } from '../base/problem.ts';
import { type Edit, unless } from './Edit.ts';
import type { GraphDocument } from './GraphDocument.ts';
import { nodeOf } from './nodeOf.ts';

/** Removes nodes with their connections and heads, and single connections. */
export function removeElements(document: GraphDocument, nodeIds: readonly string[], edgeIds: readonly string[]): Edit {
  const problems = [
    ...nodeIds
      .filter(node => nodeOf(document, node) === undefined)
      .map(node => problem('node/missing', { nodeId: node }, { node })),
    ...edgeIds
      .filter(edge => !Object.hasOwn(document.edges, edge))
      .map(edge => problem('edge/missing', { edgeId: edge }, { edge })),
  ];
  const gone = new Set(nodeIds);
  const cut = new Set(edgeIds);
  return unless(problems, () => {
    const nodes = keep(document.nodes, id => !gone.has(id));
    const edges = keep(
      document.edges,
      (id, { source, target }) => !(cut.has(id) || gone.has(source) || gone.has(target)),
    );
    const heads = keep(document.heads, id => !gone.has(id));
    const isUnchanged = nodes === document.nodes && edges === document.edges;
    return isUnchanged ? document : { ...document, nodes, edges, heads };
  });
}

/** The entries that pass; the record itself if all do. */
function keep<T>(record: Readonly<Record<string, T>>, passes: (id: string, value: T) => boolean): Record<string, T> {
  const entries = Object.entries(record);
  const kept = entries.filter(([id, value]) => passes(id, value));
  return kept.length === entries.length ? record : Object.fromEntries(kept);
}
