import { blocks } from '../../../shared/blocks/registry.gen.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { Category, NodeType } from '../../../shared/layers/NodeType.ts';
import { layers } from '../../../shared/layers/registry.gen.ts';
import { nodeTypeOf } from '../../../shared/lowering/nodeTypes.ts';

/** The shelves of the palette in their order: from the whole to the part. */
export const categories: readonly Category[] = [
  'block',
  'input',
  'convolution',
  'pooling',
  'normalisation',
  'activation',
  'join',
  'shape',
  'dense',
  'capsule',
];

const builtIn: readonly NodeType[] = [...Object.values(blocks), ...Object.values(layers)];

/** Every type of node that can be added to a document: its own blocks, and all that ships with the app. */
export function nodeCatalogue(definitions: GraphDocument['definitions']): readonly NodeType[] {
  const own = Object.keys(definitions).flatMap(name => nodeTypeOf(definitions, name) ?? []);
  const ownNames = new Set(own.map(({ type }) => type));
  return [...own, ...builtIn.filter(({ type }) => !ownNames.has(type))];
}
