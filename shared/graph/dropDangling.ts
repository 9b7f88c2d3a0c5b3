import { type Problem, problem } from '../base/problem.ts';
import type { Definition, GraphDocument, GraphEdge } from './GraphDocument.ts';
import { locate } from './issueProblems.ts';
import { nodeOf } from './nodeOf.ts';

/** Leaves out connections and heads of nodes that are not there, and lists them. */
export function dropDangling(document: GraphDocument): {
  readonly document: GraphDocument;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];

  const connected = <Graph extends Pick<GraphDocument, 'nodes' | 'edges'>>(graph: Graph, path: string[]): Graph => {
    const kept = Object.entries(graph.edges).filter(([id, edge]) => {
      const missing = missingEnd(graph, edge);
      if (missing !== undefined)
        problems.push(problem('edge/missingNode', locate([...path, 'edges', id]), { node: missing }));
      return missing === undefined;
    });
    return kept.length === Object.keys(graph.edges).length ? graph : { ...graph, edges: Object.fromEntries(kept) };
  };

  const whole = connected(document, []);
  const definitions: Record<string, Definition> = {};
  for (const [name, definition] of Object.entries(document.definitions))
    definitions[name] = connected(definition, ['definitions', name]);
  const heads = Object.entries(document.heads).filter(([node]) => {
    const isThere = nodeOf(document, node) !== undefined;
    if (!isThere) problems.push(problem('head/missingNode', { path: `heads.${node}` }, { node }));
    return isThere;
  });
  if (problems.length === 0) return { document, problems };
  return { document: { ...whole, definitions, heads: Object.fromEntries(heads) }, problems };
}

const missingEnd = (graph: Pick<GraphDocument, 'nodes'>, { source, target }: GraphEdge): string | undefined =>
  [source, target].find(id => nodeOf(graph, id) === undefined);
