import { blocks } from '../blocks/registry.gen.ts';
import type { BlockDefinition } from '../blocks/BlockDefinition.ts';
import type { Argument, Definition, GraphDocument } from '../graph/GraphDocument.ts';
import type { LayerDefinition } from '../layers/LayerDefinition.ts';
import type { NodeType } from '../layers/NodeType.ts';
import { boolean, choice, integers, number, type ParamSpec } from '../layers/ParamSpec.ts';
import { layers } from '../layers/registry.gen.ts';

/** What the type of a node can be: a primitive layer, a block that ships with the app, or a block the document defines. */
export type KnownType =
  | { readonly kind: 'layer'; readonly definition: LayerDefinition }
  | { readonly kind: 'block'; readonly definition: BlockDefinition }
  | { readonly kind: 'defined'; readonly definition: NodeType; readonly body: Definition };

const layerTable: Readonly<Record<string, LayerDefinition>> = layers;
const blockTable: Readonly<Record<string, BlockDefinition>> = blocks;

/** The doors of a definition: nodes of these types, inside it, are its ports, named by their ids. */
const blockInput: NodeType = {
  type: 'BlockInput',
  category: 'input',
  summary: { en: 'An input of this block.', ko: '이 블록의 입력입니다.' },
  ports: { inputs: [], outputs: [{ name: 'out', kind: 'any' }] },
  params: {},
};
const blockOutput: NodeType = {
  type: 'BlockOutput',
  category: 'input',
  summary: { en: 'An output of this block.', ko: '이 블록의 출력입니다.' },
  ports: { inputs: [{ name: 'in', kind: 'any' }], outputs: [] },
  params: {},
};
export const definitionDoors: Readonly<Record<string, NodeType>> = { BlockInput: blockInput, BlockOutput: blockOutput };

export const doorsOf = (definition: Definition, type: 'BlockInput' | 'BlockOutput'): readonly string[] =>
  Object.entries(definition.nodes)
    .filter(([, node]) => node.type === type)
    .map(([id]) => id)
    .sort();

function argumentSpec(argument: Argument): ParamSpec {
  const { value } = argument;
  switch (argument.kind) {
    case 'number': {
      const { min, max } = argument;
      const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
      return number(typeof value === 'number' ? value : (min ?? 0), limits);
    }
    case 'boolean':
      return boolean(value === true);
    case 'choice': {
      const [first = ''] = argument.options;
      return choice(argument.options, typeof value === 'string' ? value : first);
    }
    case 'list':
      return integers(Array.isArray(value) ? value : []);
  }
}

/** The node type that a definition amounts to: its arguments are parameters, its doors are ports. */
function definedType(name: string, definition: Definition): NodeType {
  const summary = definition.summary ?? name;
  return {
    type: name,
    category: 'block',
    summary: { en: summary, ko: summary },
    ports: {
      inputs: doorsOf(definition, 'BlockInput').map(id => ({ name: id, kind: 'any' })),
      outputs: doorsOf(definition, 'BlockOutput').map(id => ({ name: id, kind: 'any' })),
    },
    params: Object.fromEntries(
      Object.entries(definition.arguments).map(([argument, spec]) => [argument, argumentSpec(spec)]),
    ),
  };
}

/** Looks a type up: the document's own blocks first, so that a document keeps its meaning when the app gains a block. */
export function findType(definitions: GraphDocument['definitions'], type: string): KnownType | undefined {
  const body = Object.hasOwn(definitions, type) ? definitions[type] : undefined;
  if (body) return { kind: 'defined', definition: definedType(type, body), body };
  const block = Object.hasOwn(blockTable, type) ? blockTable[type] : undefined;
  if (block) return { kind: 'block', definition: block };
  const layer = Object.hasOwn(layerTable, type) ? layerTable[type] : undefined;
  return layer && { kind: 'layer', definition: layer };
}

/** Ports and parameters of a node's type, for the canvas and the inspector; undefined for an unknown type. */
export const nodeTypeOf = (definitions: GraphDocument['definitions'], type: string): NodeType | undefined =>
  findType(definitions, type)?.definition ?? definitionDoors[type];
