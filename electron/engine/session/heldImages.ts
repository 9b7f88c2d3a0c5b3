import type { Shape } from '../../../shared/base/shape.ts';
import type { GraphNode } from './GraphNode.ts';
import { type GraphVariable, graphVariable, integers, placeholder, typeAttribute } from './nodes.ts';

const variableName = 'examples';

/** All images of a split in the session, uint8 `[count, h, w, c]`: batches of them need only say where they lie. */
export const heldImages = (count: number, image: Shape): GraphVariable =>
  graphVariable(variableName, [count, ...image], 'uint8');

/**
 * The images of a batch, uint8 `[batch, h, w, c]`, as a node of that name: those of the held ones at some indices, int32
 * `[batch]`. Whoever feeds the node itself needs none that are held.
 */
export const gatherImages = (name: string, indices: string, batch: number): readonly GraphNode[] => [
  placeholder(indices, 'int32', [batch]),
  integers(`${name}Axis`, 0),
  {
    name,
    op: 'GatherV2',
    inputs: [`${variableName}/read`, indices, `${name}Axis`],
    attributes: {
      batch_dims: { kind: 'int', value: 0 },
      Tparams: typeAttribute('uint8'),
      Tindices: typeAttribute('int32'),
      Taxis: typeAttribute('int32'),
    },
  },
];
