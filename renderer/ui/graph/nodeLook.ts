import './category.css';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { Category, NodeType } from '../../../shared/layers/NodeType.ts';
import { definitionDoors, findType, type KnownType } from '../../../shared/lowering/nodeTypes.ts';
import { blockIconPaths, categoryIconPaths, unknownIconPath } from './iconPaths.ts';

/** How a node's type is drawn, wherever nodes are drawn. */
export interface NodeLook {
  readonly category: Category | 'unknown';
  /** The path of its icon on a 16 by 16 grid. */
  readonly icon: string;
  /** It contains a network of its own. */
  readonly isBlock: boolean;
  /** Ports and parameters; undefined for a type that is not known. */
  readonly type: NodeType | undefined;
}

const unknownLook: NodeLook = { category: 'unknown', icon: unknownIconPath, isBlock: false, type: undefined };

function lookOf(found: KnownType): NodeLook {
  const { kind, definition } = found;
  const { category } = definition;
  const icon = kind === 'block' ? blockIconPaths[definition.icon] : categoryIconPaths[category];
  return { category, icon, isBlock: kind !== 'layer', type: definition };
}

type Definitions = GraphDocument['definitions'];
const looks = new WeakMap<Definitions, Map<string, NodeLook>>();

/** The look of a node type in a document; found once per type. */
export function nodeLook(definitions: Definitions, type: string): NodeLook {
  const known = looks.get(definitions) ?? new Map<string, NodeLook>();
  looks.set(definitions, known);
  const look = known.get(type) ?? findLook(definitions, type);
  known.set(type, look);
  return look;
}

function findLook(definitions: Definitions, type: string): NodeLook {
  const found = findType(definitions, type);
  if (found) return lookOf(found);
  const door = definitionDoors[type];
  if (door) return { category: 'input', icon: categoryIconPaths.input, isBlock: false, type: door };
  return unknownLook;
}
