import { required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { smallDocument } from './smallDocument.ts';

const chain = ['image', 'flat', 'wide', 'relu', 'logits', 'softmax'];

/** A network of two million weights that computes next to nothing: its checkpoints are large, its steps quick. */
export function wideDocument(units = 30_000): GraphDocument {
  const small = smallDocument({ resolution: 8, classes: 4 });
  const wide = { type: 'Dense', params: { units }, position: { x: 0, y: 0 } };
  const nodes = chain.map(id => [id, id === 'wide' ? wide : required(small.nodes[id], id)] as const);
  const edges = chain.slice(1).map((target, index) => {
    const edge = { source: chain[index] ?? '', sourceHandle: 'out', target, targetHandle: 'in' };
    return [`to-${target}`, edge] as const;
  });
  return { ...small, name: 'Wide', nodes: Object.fromEntries(nodes), edges: Object.fromEntries(edges) };
}
