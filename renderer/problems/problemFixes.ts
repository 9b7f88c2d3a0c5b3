import type { Problem } from '../../shared/base/problem.ts';
import type { GraphCommand, GraphFix } from '../../shared/graph/GraphCommand.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import { nodeTypeOf } from '../../shared/lowering/nodeTypes.ts';
import { addition } from '../stores/addition.ts';
import { defaultHead } from '../stores/selected.ts';

type Fixes = readonly GraphFix[];

const fix = (label: GraphFix['label'], command: GraphCommand, values: GraphFix['values'] = {}): GraphFix => ({
  label,
  values,
  command,
});

/** What one click can do about a problem: what the problem brings along, or what its code suggests. */
export function problemFixes(document: GraphDocument, found: Problem<GraphFix>): Fixes {
  return found.fixes ?? [...documentFixes(document, found), ...edgeFixes(found), ...nodeFixes(document, found)];
}

function documentFixes(document: GraphDocument, { code }: Problem): Fixes {
  if (code === 'node/noInput') {
    const place = { kind: 'at', position: aboveAll(document) } as const;
    return [fix('fix.addInput', addition(document, { type: 'Input', params: {} }, place).command)];
  }
  if (code !== 'head/none') return [];
  const sources = new Set(Object.values(document.edges).map(({ source }) => source));
  const targets = new Set(Object.values(document.edges).map(({ target }) => target));
  return Object.entries(document.nodes)
    .filter(([id]) => targets.has(id) && !sources.has(id))
    .map(([node, { label }]) =>
      fix('fix.makeOutput', { kind: 'setHead', node, head: defaultHead }, { node: label ?? node }),
    );
}

function aboveAll({ nodes }: GraphDocument): { readonly x: number; readonly y: number } {
  const positions = Object.values(nodes).map(({ position }) => position);
  const top = Math.min(...positions.map(({ y }) => y));
  return { x: positions.find(({ y }) => y === top)?.x ?? 0, y: top - 104 };
}

function edgeFixes({ code, at }: Problem): Fixes {
  const { edgeId } = at;
  if (edgeId === undefined || !code.startsWith('edge/')) return [];
  return [fix('fix.removeConnection', { kind: 'remove', nodes: [], edges: [edgeId] })];
}

function nodeFixes(document: GraphDocument, found: Problem): Fixes {
  const { code, at, values } = found;
  const { nodeId, path = '' } = at;
  const node = nodeId === undefined ? undefined : document.nodes[nodeId];
  if (nodeId === undefined || !node) return [];
  const param = path.startsWith('params.') ? path.slice('params.'.length) : undefined;
  const reset: GraphCommand = { kind: 'setParam', nodes: [nodeId], param: param ?? '', value: undefined };
  switch (code) {
    case 'node/severalInputs':
    case 'node/unused':
      return [fix('fix.removeNode', { kind: 'remove', nodes: [nodeId], edges: [] })];
    case 'node/repeatInvalid':
    case 'node/cannotRepeat':
      return [fix('fix.noRepeat', { kind: 'setRepeat', node: nodeId, value: undefined })];
    case 'node/whenInvalid':
    case 'node/cannotBypass':
      return [fix('fix.noCondition', { kind: 'setWhen', nodes: [nodeId], value: undefined })];
    case 'head/shape':
      return [fix('fix.removeHead', { kind: 'setHead', node: nodeId, head: undefined })];
    case 'shape/groups':
      return groupsFixes(nodeId, values);
    case 'shape/vector':
      return insertionFixes(document, nodeId);
    case 'param/unknown':
      return param === undefined ? [] : [fix('fix.removeParam', reset)];
    default:
      return param !== undefined && node.params[param] !== undefined ? [fix('fix.reset', reset)] : [];
  }
}

const divides = (divisor: number, whole: number): boolean => whole % divisor === 0;

/** The largest number of groups below the present one that divides channels and filters. */
function groupsFixes(nodeId: string, { channels, filters, groups }: Problem['values']): Fixes {
  if (typeof channels !== 'number' || typeof filters !== 'number' || typeof groups !== 'number') return [];
  for (let value = Math.min(groups, channels, filters); value >= 1; value -= 1) {
    if (!divides(value, channels) || !divides(value, filters)) continue;
    const command: GraphCommand = { kind: 'setParam', nodes: [nodeId], param: 'groups', value };
    return [fix('fix.setParam', command, { param: 'groups', value })];
  }
  return [];
}

/** Layers that make a vector of a feature map, in front of a node that wants one. */
function insertionFixes(document: GraphDocument, nodeId: string): Fixes {
  const incoming = Object.entries(document.edges).find(([, { target }]) => target === nodeId);
  if (!incoming) return [];
  return ['GlobalAveragePooling2D', 'Flatten']
    .filter(type => nodeTypeOf(document.definitions, type) !== undefined)
    .map(type =>
      fix('fix.insert', addition(document, { type, params: {} }, { kind: 'into', edge: incoming[0] }).command, {
        type,
      }),
    );
}
