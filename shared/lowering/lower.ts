import { ok } from '../base/result.ts';
import { hasErrors, type Problem, problem } from '../base/problem.ts';
import type { GraphFix } from '../graph/GraphCommand.ts';
import type { GraphDocument } from '../graph/GraphDocument.ts';
import { upstream } from '../graph/topology.ts';
import { addCosts, type Costs, noCosts } from './Costs.ts';
import { createExpand, type FragmentCache } from './createExpand.ts';
import type { FragmentLayer } from './Fragment.ts';
import { labelProblems } from './labelProblems.ts';
import type { PlanLayer, ResolvedInput } from './LayerPlan.ts';
import type { LoweredGraph, LoweredNode, Totals } from './LoweredGraph.ts';
import { nodeTypeOf } from './nodeTypes.ts';
import { peakActivationBytes } from './peakActivationBytes.ts';
import { resolveArguments } from './resolveArguments.ts';
import { resolveHeads } from './resolveHeads.ts';
import { type Expand, type Walk, walkGraph } from './walkGraph.ts';

/** Lowers documents, remembering pieces between calls: one per open document keeps every edit fast. */
export type Lowering = (document: GraphDocument) => LoweredGraph;

export function createLowering(): Lowering {
  let cache: FragmentCache = new Map();
  let definitions: GraphDocument['definitions'] | undefined;
  return document => {
    if (document.definitions !== definitions) {
      // Definitions are part of what a fragment means, but not of its key.
      definitions = document.definitions;
      cache = new Map();
    }
    return lowerWith(document, cache);
  };
}

/** The document made explicit: shapes, costs and problems of every node, and a plan where there are no errors. Pure. */
export const lower: Lowering = document => lowerWith(document, new Map());

function lowerWith(document: GraphDocument, cache: FragmentCache): LoweredGraph {
  const { scope, input, problems } = resolveArguments(document);
  const typeOf = (type: string) => nodeTypeOf(document.definitions, type);
  const expand = withSources(createExpand(document.definitions, cache), input);
  const walk = walkGraph(document, { scope, typeOf, expand, given: {} });
  const all = walk.layers.map(toPlanLayer);
  const { heads, problems: headProblems } = resolveHeads(document, walk.nodes, all, input);
  const used = heads.length === 0 ? all : reaching(all, new Set(heads.map(({ layer }) => layer)));
  const found = [
    ...problems,
    ...inputProblems(document),
    ...walk.problems,
    ...labelProblems(all, heads),
    ...headProblems,
  ];
  const judged = judge(document, found);
  const isPlannable = input !== null && !hasErrors(judged);
  return {
    input,
    arguments: scope,
    nodes: summarise(walk, all),
    layers: used,
    heads,
    totals: total(used, new Set(heads.map(({ layer }) => layer))),
    problems: judged,
    plan: isPlannable ? { name: document.name, input, layers: used, heads } : null,
  };
}

/** The shapes of images and labels enter by nodes of their own; without valid ones, everything behind stays unknown. */
const withSources =
  (expand: Expand, input: ResolvedInput | null): Expand =>
  (type, params, inputs) => {
    if (type !== 'Input' && type !== 'Label') return expand(type, params, inputs);
    if (!input) return ok({ layers: [], outputs: {} });
    const shape = type === 'Input' ? [input.height, input.width, input.channels] : [input.classes];
    const layer: FragmentLayer = {
      path: '',
      type,
      params,
      inputs: [],
      inputShapes: [],
      shape,
      weights: [],
      costs: noCosts,
    };
    return ok({ layers: [layer], outputs: { out: { ref: '', shape } } });
  };

const nameOf = (path: string): string => path.replaceAll('/', '.');

const planLayers = new WeakMap<FragmentLayer, PlanLayer>();

/** A placed layer as part of a plan; the same one for as long as an edit leaves it alone. */
function toPlanLayer(layer: FragmentLayer): PlanLayer {
  const known = planLayers.get(layer);
  if (known) return known;
  const { path, type, params, inputShapes, shape, costs } = layer;
  const [node = path] = path.split('/', 1);
  const inputs = layer.inputs.map(nameOf);
  const weights = layer.weights.map(weight => ({ ...weight, name: `${path}/${weight.role}` }));
  const plan = { type, name: nameOf(path), origin: path, node, params, inputs, inputShapes, shape, weights, costs };
  // Type and parameters belong together by construction: the layer's own definition made both.
  const result = plan as unknown as PlanLayer;
  planLayers.set(layer, result);
  return result;
}

/** The layers that some head depends on. Others are a draft beside the network. */
function reaching(layers: readonly PlanLayer[], heads: ReadonlySet<string>): readonly PlanLayer[] {
  const needed = new Set(heads);
  for (const layer of layers.toReversed()) {
    if (needed.has(layer.name)) for (const input of layer.inputs) needed.add(input);
  }
  return layers.filter(({ name }) => needed.has(name));
}

function inputProblems(document: GraphDocument): readonly Problem<never>[] {
  const inputs = Object.entries(document.nodes).filter(([, node]) => node.type === 'Input');
  if (inputs.length === 1 || Object.keys(document.nodes).length === 0) return [];
  if (inputs.length === 0) return [problem('node/noInput', {})];
  return inputs.slice(1).map(([nodeId]) => problem('node/severalInputs', { nodeId }));
}

/** What is wrong beside the network (a node that no head depends on) is a warning: it stops nobody from training. */
function judge(document: GraphDocument, problems: readonly Problem<never>[]): readonly Problem<GraphFix>[] {
  const heads = Object.keys(document.heads);
  if (heads.length === 0) return problems;
  const edges = Object.values(document.edges);
  const live = new Set([...heads, ...heads.flatMap(head => [...upstream(edges, head)])]);
  const unused = Object.entries(document.nodes)
    .filter(([id]) => !live.has(id))
    .map(([nodeId, { type }]) => problem('node/unused', { nodeId }, { type }, 'warning'));
  const judged = problems.map(found =>
    found.at.nodeId !== undefined && !live.has(found.at.nodeId) ? { ...found, severity: 'warning' as const } : found,
  );
  return [...judged, ...unused];
}

function summarise(walk: Walk, layers: readonly PlanLayer[]): Readonly<Record<string, LoweredNode>> {
  const byNode = new Map<string, PlanLayer[]>();
  for (const layer of layers) {
    const list = byNode.get(layer.node);
    if (list) list.push(layer);
    else byNode.set(layer.node, [layer]);
  }
  const nodes: Record<string, LoweredNode> = {};
  for (const [id, { instances, isBypassed, outputs, params }] of Object.entries(walk.nodes)) {
    const own = byNode.get(id) ?? [];
    nodes[id] = {
      instances,
      isBypassed,
      params,
      outputs: Object.fromEntries(Object.entries(outputs).map(([port, { shape }]) => [port, shape])),
      costs: sum(own),
      layers: own.map(({ name }) => name),
    };
  }
  return nodes;
}

const sum = (layers: readonly PlanLayer[]): Costs =>
  layers.reduce((costs, layer) => addCosts(costs, layer.costs), noCosts);

function total(layers: readonly PlanLayer[], kept: ReadonlySet<string>): Totals {
  const count = (...types: string[]): number => layers.filter(({ type }) => types.includes(type)).length;
  return {
    ...sum(layers),
    layers: layers.length,
    convLayers: count('Conv2D', 'DepthwiseConv2D'),
    denseLayers: count('Dense'),
    peakActivationBytes: peakActivationBytes(layers, kept),
  };
}
