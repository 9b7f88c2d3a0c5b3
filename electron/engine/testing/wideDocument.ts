import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { smallDocument } from './smallDocument.ts';

/** A network of two million weights that computes next to nothing: its checkpoints are large, its steps quick. */
export function wideDocument(units = 30_000): GraphDocument {
  const small = smallDocument({ resolution: 8, classes: 4 });
  const { conv: _conv, norm: _norm, ...nodes } = small.nodes;
  const wide = { type: 'Dense', params: { units }, position: { x: 0, y: 0 } };
  const chain = ['image', 'flat', 'wide', 'relu', 'logits', 'softmax'];
  const { drop: _drop, ...kept } = { ...nodes, wide };
  return {
    ...small,
    name: 'Wide',
    nodes: kept,
    edges: Object.fromEntries(
      chain
        .slice(1)
        .map((target, index) => [
          `to-${target}`,
          { source: chain[index] ?? '', sourceHandle: 'out', target, targetHandle: 'in' },
        ]),
    ),
  };
}
