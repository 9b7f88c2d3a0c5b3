import { type Problem, problem } from '../base/problem.ts';
import type { Result } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import type { Scope } from '../expression/Expression.ts';
import type { GraphNode } from '../graph/GraphDocument.ts';
import { handlePort } from '../graph/handlePort.ts';
import type { ShapeIssue } from '../layers/LayerDefinition.ts';
import type { NodeType } from '../layers/NodeType.ts';
import type { ParamLiteral } from '../layers/ParamSpec.ts';
import { type Fragment, type FragmentLayer, type FragmentTensor, placeFragment } from './Fragment.ts';
import { type Graph, readConnections, type Source } from './readConnections.ts';
import { readInstances } from './readInstances.ts';
import { resolveParams } from './resolveParams.ts';

/** Lowers one instance of a node, given parameters and the shapes at its handles; remembered by its caller. */
export type Expand = (
  type: string,
  params: Readonly<Record<string, ParamLiteral>>,
  inputs: Readonly<Record<string, Shape>>,
) => Result<Fragment, ShapeIssue>;

export interface WalkedNode {
  readonly instances: number;
  readonly isBypassed: boolean;
  readonly outputs: Readonly<Record<string, FragmentTensor>>;
  readonly params: Readonly<Record<string, ParamLiteral>>;
}

export interface Walk {
  readonly layers: readonly FragmentLayer[];
  readonly nodes: Readonly<Record<string, WalkedNode>>;
  readonly problems: readonly Problem<never>[];
}

export interface Surroundings {
  readonly scope: Scope;
  readonly typeOf: (type: string) => NodeType | undefined;
  readonly expand: Expand;
  /** Tensors that come from outside: the fragment's inputs by the id of the node that stands for them. */
  readonly given: Readonly<Record<string, FragmentTensor>>;
}

const unknownNode: WalkedNode = { instances: 1, isBypassed: false, outputs: {}, params: {} };

/** Most layers a graph may unroll to. */
const layerLimit = 20_000;

/** Infers shapes and unrolls nodes into layers, in one walk from sources to targets, so that the two cannot disagree. */
export function walkGraph(graph: Graph, surroundings: Surroundings): Walk {
  const { typeOf } = surroundings;
  const connections = readConnections(graph, typeOf);
  const layers: FragmentLayer[] = [];
  const nodes: Record<string, WalkedNode> = {};
  const problems: Problem<never>[] = [...connections.problems];
  for (const nodeId of connections.order) {
    const node = graph.nodes[nodeId];
    if (!node) continue;
    const type = typeOf(node.type);
    if (!type) {
      problems.push(problem('node/unknownType', { nodeId }, { type: node.type }));
      nodes[nodeId] = unknownNode;
      continue;
    }
    const sources = connections.incoming.get(nodeId) ?? [];
    const inputs = readInputs(nodeId, type, sources, nodes, problems);
    nodes[nodeId] = walkNode({ nodeId, node, type, inputs, layers, problems }, surroundings);
    if (layers.length > layerLimit) {
      problems.push(problem('graph/tooLarge', { nodeId }, { limit: layerLimit }));
      break;
    }
  }
  return { layers, nodes, problems };
}

/** The tensors at a node's handles; null when one that it needs is missing. */
type Inputs = ReadonlyMap<string, FragmentTensor> | null;

function readInputs(
  nodeId: string,
  type: NodeType,
  sources: readonly Source[],
  nodes: Readonly<Record<string, WalkedNode>>,
  problems: Problem<never>[],
): Inputs {
  const tensors = new Map<string, FragmentTensor>();
  let isComplete = true;
  for (const { handle, node, port } of sources) {
    const tensor = nodes[node]?.outputs[port];
    if (tensor) tensors.set(handle, tensor);
    else isComplete = false;
  }
  for (const { name, optional } of type.ports.inputs) {
    if (optional || sources.some(({ handle }) => handlePort(handle).port === name)) continue;
    problems.push(problem('node/unconnected', { nodeId }, { port: name, type: type.type }));
    isComplete = false;
  }
  return isComplete ? tensors : null;
}

interface Visit {
  readonly nodeId: string;
  readonly node: GraphNode;
  readonly type: NodeType;
  readonly inputs: Inputs;
  readonly layers: FragmentLayer[];
  readonly problems: Problem<never>[];
}

function walkNode(visit: Visit, surroundings: Surroundings): WalkedNode {
  const { nodeId, node, type, inputs, problems } = visit;
  const given = surroundings.given[nodeId];
  if (given) return { instances: 1, isBypassed: false, outputs: { out: given }, params: {} };
  const instances = readInstances(nodeId, node, surroundings.scope);
  problems.push(...instances.problems);
  if (instances.count === null) return unknownNode;
  if (instances.count === 0) return bypass(visit);
  const { count } = instances;
  const [mainInput] = type.ports.inputs;
  const [mainOutput] = type.ports.outputs;
  const canChain = mainInput && mainOutput && mainInput.many !== true;
  if (count > 1 && !canChain) {
    problems.push(problem('node/cannotRepeat', { nodeId, path: 'repeat' }, { type: type.type }));
    return { ...unknownNode, instances: count };
  }
  let current: Inputs = inputs;
  let first: WalkedNode['params'] | undefined;
  let outputs: WalkedNode['outputs'] = {};
  for (let i = 0; i < count; i += 1) {
    const scope = { ...surroundings.scope, i, first: i === 0, last: i === count - 1, count };
    const instance = walkInstance(visit, current, i, scope, surroundings);
    first ??= instance.params;
    if (!instance.outputs) return { instances: count, isBypassed: false, outputs: {}, params: first };
    outputs = instance.outputs;
    const next = mainOutput && outputs[mainOutput.name];
    if (canChain && next) current = new Map([...(current ?? []), [mainInput.name, next]]);
    if (visit.layers.length > layerLimit) break;
  }
  return { instances: count, isBypassed: false, outputs, params: first ?? {} };
}

function walkInstance(visit: Visit, inputs: Inputs, i: number, scope: Scope, surroundings: Surroundings) {
  const { nodeId, node, type, layers, problems } = visit;
  const resolved = resolveParams(nodeId, node, type, scope);
  problems.push(...resolved.problems);
  const params = resolved.params ?? {};
  if (!resolved.params || !inputs) return { params, outputs: null };
  const shapes = Object.fromEntries([...inputs].map(([handle, { shape }]) => [handle, shape]));
  const fragment = surroundings.expand(type.type, resolved.params, shapes);
  if (!fragment.ok) {
    const { code, values, param } = fragment.error;
    problems.push(problem(code, { nodeId, ...(param === undefined ? {} : { path: `params.${param}` }) }, values));
    return { params, outputs: null };
  }
  const prefix = node.repeat === undefined ? nodeId : `${nodeId}/${i}`;
  const refs = [...inputs.values()].map(({ ref }) => ref);
  const { layers: added, outputs } = placeFragment(fragment.value, prefix, refs);
  for (const layer of added) layers.push(layer);
  return { params, outputs };
}

/** A node that is left out passes its input on; what is optional beside it goes unused. */
function bypass({ nodeId, type, inputs, problems }: Visit): WalkedNode {
  const [output] = type.ports.outputs;
  const skipped: WalkedNode = { instances: 0, isBypassed: true, outputs: {}, params: {} };
  if (!output || !inputs) return skipped;
  const optional = type.ports.inputs.filter(port => port.optional).map(({ name }) => name);
  const needed = [...inputs].filter(([handle]) => !optional.includes(handlePort(handle).port));
  const [tensor, ...others] = needed.map(([, given]) => given);
  if (tensor && others.length === 0) return { ...skipped, outputs: { [output.name]: tensor } };
  problems.push(problem('node/cannotBypass', { nodeId, path: 'when' }, { type: type.type }));
  return skipped;
}
