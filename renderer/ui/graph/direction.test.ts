import { describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { arrangedPositions } from '../../stores/arrange.ts';
import { directionOf, frames } from './direction.ts';

/** A chain with a skip around its middle, all on one spot. */
const network: GraphDocument = {
  ...emptyDocument('Skip'),
  nodes: Object.fromEntries(
    ['Input', 'Conv2D', 'Activation', 'Add'].map((type, index) => [
      `n${index}`,
      { type, params: {}, position: { x: 0, y: 0 } },
    ]),
  ),
  edges: Object.fromEntries(
    ['n0 n1 in', 'n1 n2 in', 'n2 n3 in.0', 'n1 n3 in.1'].map(wire => {
      const [source = '', target = '', targetHandle = ''] = wire.split(' ');
      return [wire, { source, sourceHandle: 'out', target, targetHandle }];
    }),
  ),
};

const arranged = (direction: 'down' | 'right'): GraphDocument => {
  const positions = arrangedPositions(network, direction);
  const nodes = Object.entries(network.nodes).map(
    ([id, node]) => [id, { ...node, position: positions[id] ?? node.position }] as const,
  );
  return { ...network, nodes: Object.fromEntries(nodes) };
};

describe('directionOf', () => {
  it.each(['down', 'right'] as const)('recognises a network arranged %s', direction => {
    expect(directionOf(arranged(direction), direction === 'down' ? 'right' : 'down')).toBe(direction);
  });

  it('takes the preference where nothing is connected', () => {
    expect(directionOf({ ...network, edges: {} }, 'right')).toBe('right');
  });

  it.each(['down', 'right'] as const)('leaves nodes apart when it arranges them %s', direction => {
    const positions = Object.values(arranged(direction).nodes).map(({ position }) => position);
    const { width, height } = frames.down;
    for (const [index, a] of positions.entries()) {
      for (const b of positions.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) >= height).toBe(true);
      }
    }
  });
});
