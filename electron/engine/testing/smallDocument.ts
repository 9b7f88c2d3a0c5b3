import { emptyDocument, type GraphDocument, type GraphNode } from '../../../shared/graph/GraphDocument.ts';

const node = (type: string, params: GraphNode['params'] = {}): GraphNode => ({
  type,
  params,
  position: { x: 0, y: 0 },
});

/** A chain of nodes from the image to a softmax head, with little to compute. */
export function smallDocument(change: Partial<GraphDocument['input']> = {}, dropout = 0): GraphDocument {
  const empty = emptyDocument('Small');
  const nodes = {
    image: node('Input'),
    conv: node('Conv2D', { filters: 8, strides: 2, useBias: false }),
    norm: node('BatchNormalization', { momentum: 0.9 }),
    relu: node('Activation', { activation: 'relu' }),
    flat: node('Flatten'),
    drop: node('Dropout', { rate: dropout }),
    logits: node('Dense', { units: { expr: 'classes' } }),
    softmax: node('Activation', { activation: 'softmax' }),
  };
  const ids = Object.keys(nodes);
  return {
    ...empty,
    input: { ...empty.input, ...change },
    nodes,
    edges: Object.fromEntries(
      ids
        .slice(1)
        .map((target, index) => [
          `to-${target}`,
          { source: ids[index] ?? '', sourceHandle: 'out', target, targetHandle: 'in' },
        ]),
    ),
    heads: { softmax: { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } },
  };
}
