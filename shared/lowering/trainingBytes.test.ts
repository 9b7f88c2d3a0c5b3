import { expect, test } from 'vitest';
import { emptyDocument, type GraphNode } from '../graph/GraphDocument.ts';
import { lower } from './lower.ts';
import { trainingBytes } from './trainingBytes.ts';

const node = (type: string, params: GraphNode['params'] = {}): GraphNode => ({
  type,
  params,
  position: { x: 0, y: 0 },
});

test('every output of every image counts once, and weights four times, whatever the batch', () => {
  const lowered = lower({
    ...emptyDocument('Net'),
    nodes: { image: node('Input'), conv: node('Conv2D', { filters: 8 }), flat: node('Flatten') },
    edges: {
      a: { source: 'image', sourceHandle: 'out', target: 'conv', targetHandle: 'in' },
      b: { source: 'conv', sourceHandle: 'out', target: 'flat', targetHandle: 'in' },
    },
  });
  const weights = 4 * 4 * (3 * 3 * 8 + 8);
  const image = 4 * 28 * 28 * (1 + 8 + 8);
  expect(trainingBytes(lowered, 1)).toBe(weights + image);
  expect(trainingBytes(lowered, 50_000)).toBe(weights + 50_000 * image);
});
