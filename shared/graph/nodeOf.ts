import type { GraphDocument, GraphNode } from './GraphDocument.ts';

/** A node by its id. Unlike indexing, it never finds what every JavaScript object inherits. */
export const nodeOf = ({ nodes }: Pick<GraphDocument, 'nodes'>, id: string): GraphNode | undefined =>
  Object.hasOwn(nodes, id) ? nodes[id] : undefined;
