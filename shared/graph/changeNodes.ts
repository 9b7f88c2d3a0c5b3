import { type Problem, problem } from '../base/problem.ts';
import { type Edit, unless } from './Edit.ts';
import type { GraphDocument, GraphNode } from './GraphDocument.ts';
import { nodeOf } from './nodeOf.ts';

/** Replaces nodes by what `change` makes of them, unless one is missing or `invalid` says what is wrong with the change. */
export function changeNodes(
  document: GraphDocument,
  ids: readonly string[],
  change: (node: GraphNode, id: string) => GraphNode,
  invalid: readonly Problem[] = [],
): Edit {
  const missing = ids
    .filter(node => nodeOf(document, node) === undefined)
    .map(node => problem('node/missing', { nodeId: node }, { node }));
  return unless([...missing, ...invalid], () => {
    const changed: Record<string, GraphNode> = {};
    for (const id of ids) {
      const node = nodeOf(document, id);
      if (node === undefined) continue;
      const next = change(node, id);
      if (next !== node) changed[id] = next;
    }
    return Object.keys(changed).length === 0 ? document : { ...document, nodes: { ...document.nodes, ...changed } };
  });
}
