import { type Problem, problem } from '../base/problem.ts';
import type { GraphDocument, GraphEdge, GraphNode } from '../graph/GraphDocument.ts';
import { handlePort } from '../graph/handlePort.ts';
import { sortNodes } from '../graph/topology.ts';
import type { NodeType } from '../layers/NodeType.ts';

/** What can be walked: the document itself, or the inside of a definition. */
export type Graph = Pick<GraphDocument, 'nodes' | 'edges'>;

/** One end of a connection, as a node sees it. */
export interface Source {
  readonly handle: string;
  readonly node: string;
  readonly port: string;
}

export interface Connections {
  /** All nodes, every source before its targets. */
  readonly order: readonly string[];
  /** What feeds each node, in the order of its ports and handles. */
  readonly incoming: ReadonlyMap<string, readonly Source[]>;
  readonly problems: readonly Problem<never>[];
}

/** Reads the edges of a graph: reports those that lead nowhere or in a circle, and does without them. */
export function readConnections(graph: Graph, typeOf: (type: string) => NodeType | undefined): Connections {
  const problems: Problem<never>[] = [];
  const valid: [string, GraphEdge][] = [];
  const taken = new Set<string>();
  for (const [edgeId, edge] of Object.entries(graph.edges)) {
    const fault = edgeFault(graph, edgeId, edge, typeOf, taken);
    if (fault) problems.push(fault);
    else valid.push([edgeId, edge]);
  }
  const { order, edges } = breakCycles(Object.keys(graph.nodes), valid, problems);
  const incoming = new Map<string, Source[]>();
  for (const { source, sourceHandle, target, targetHandle } of edges) {
    const sources = incoming.get(target) ?? [];
    sources.push({ handle: targetHandle, node: source, port: sourceHandle });
    incoming.set(target, sources);
  }
  for (const [target, sources] of incoming) {
    const type = typeOf(graph.nodes[target]?.type ?? '');
    const ports = type?.ports.inputs.map(({ name }) => name) ?? [];
    sources.sort((a, b) => compareHandles(a.handle, b.handle, ports));
  }
  return { order, incoming, problems };
}

function compareHandles(a: string, b: string, ports: readonly string[]): number {
  const left = handlePort(a);
  const right = handlePort(b);
  return ports.indexOf(left.port) - ports.indexOf(right.port) || (left.index ?? 0) - (right.index ?? 0);
}

function edgeFault(
  graph: Graph,
  edgeId: string,
  edge: GraphEdge,
  typeOf: (type: string) => NodeType | undefined,
  taken: Set<string>,
): Problem<never> | undefined {
  const node = (id: string): GraphNode | undefined => (Object.hasOwn(graph.nodes, id) ? graph.nodes[id] : undefined);
  const [source, target] = [node(edge.source), node(edge.target)];
  if (!source) return problem('edge/missingNode', { edgeId }, { node: edge.source });
  if (!target) return problem('edge/missingNode', { edgeId }, { node: edge.target });
  const sourceType = typeOf(source.type);
  const targetType = typeOf(target.type);
  if (sourceType && !sourceType.ports.outputs.some(({ name }) => name === edge.sourceHandle)) {
    return problem('edge/missingPort', { edgeId, nodeId: edge.source }, { type: source.type, port: edge.sourceHandle });
  }
  const { port, index } = handlePort(edge.targetHandle);
  const input = targetType?.ports.inputs.find(({ name }) => name === port);
  if (targetType && (!input || (input.many === true) !== (index !== undefined))) {
    return problem('edge/missingPort', { edgeId, nodeId: edge.target }, { type: target.type, port: edge.targetHandle });
  }
  const key = `${edge.target} ${edge.targetHandle}`;
  if (taken.has(key)) {
    return problem('edge/portTaken', { edgeId, nodeId: edge.target }, { type: target.type, port: edge.targetHandle });
  }
  taken.add(key);
  return undefined;
}

/** Sorts the nodes; where connections form circles, names each circle once and leaves its connections out. */
function breakCycles(ids: readonly string[], valid: readonly [string, GraphEdge][], problems: Problem<never>[]) {
  let edges = valid.map(([, edge]) => edge);
  for (;;) {
    const sorted = sortNodes(ids, edges);
    if (sorted.ok) return { order: sorted.value, edges };
    const { cycle } = sorted.error;
    const members = new Set(cycle);
    const nodes = cycle.join(' → ');
    for (const nodeId of cycle) problems.push(problem('graph/cycle', { nodeId }, { nodes }));
    edges = edges.filter(({ source, target }) => !(members.has(source) && members.has(target)));
  }
}
