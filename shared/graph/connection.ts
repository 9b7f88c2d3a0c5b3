import { type Problem, problem } from '../base/problem.ts';
import type { InputPort, NodeType, OutputPort, PortKind } from '../layers/NodeType.ts';
import type { GraphDocument, GraphEdge } from './GraphDocument.ts';
import { handlePort } from './handlePort.ts';
import { nodeOf } from './nodeOf.ts';
import { downstream, sortNodes, upstream } from './topology.ts';

/** Finds what a type id stands for: a layer, a block, or one of the document's own definitions. */
export type TypeLookup = (type: string) => NodeType | undefined;

/**
 * Why a connection cannot be drawn; nothing if it can. `replaced` is the connection that gives way to it, when one end
 * is dragged elsewhere.
 */
export function checkConnection(
  document: GraphDocument,
  types: TypeLookup,
  candidate: GraphEdge,
  replaced?: string,
): Problem | undefined {
  const source = typedNode(document, types, candidate.source);
  if ('code' in source) return source;
  const target = typedNode(document, types, candidate.target);
  if ('code' in target) return target;

  const output = source.ports.outputs.find(({ name }) => name === candidate.sourceHandle);
  if (output === undefined) return missingPort(candidate.source, source, candidate.sourceHandle);
  const input = inputAt(target, candidate.targetHandle);
  if (input === undefined) return missingPort(candidate.target, target, candidate.targetHandle);

  const others = Object.entries(document.edges).filter(([id]) => id !== replaced);
  return (
    kindProblem(output, input, candidate, target) ??
    takenProblem(others, candidate, target) ??
    cycleProblem(
      others.map(([, edge]) => edge),
      candidate,
    )
  );
}

/** The first free handle of a port that takes many connections: `in.0`, or where one was removed between others. */
export function nextHandle({ edges }: Pick<GraphDocument, 'edges'>, nodeId: string, port: string): string {
  const taken = new Set<number | undefined>();
  for (const { target, targetHandle } of Object.values(edges)) {
    const handle = handlePort(targetHandle);
    if (target === nodeId && handle.port === port) taken.add(handle.index);
  }
  let index = 0;
  while (taken.has(index)) index += 1;
  return `${port}.${index}`;
}

function typedNode(document: GraphDocument, types: TypeLookup, nodeId: string): NodeType | Problem {
  const node = nodeOf(document, nodeId);
  if (node === undefined) return problem('edge/missingNode', { nodeId }, { node: nodeId });
  return types(node.type) ?? problem('node/unknownType', { nodeId }, { type: node.type });
}

/** A port that takes many is met by number, any other by its bare name. */
function inputAt({ ports }: NodeType, handle: string): InputPort | undefined {
  const { port, index } = handlePort(handle);
  return ports.inputs.find(({ name, many = false }) => name === port && many === (index !== undefined));
}

const missingPort = (nodeId: string, { type }: NodeType, port: string): Problem =>
  problem('edge/missingPort', { nodeId }, { type, port });

const fits = (given: PortKind, taken: PortKind): boolean => given === taken || given === 'any' || taken === 'any';

const kindProblem = (output: OutputPort, input: InputPort, { target }: GraphEdge, { type }: NodeType) =>
  fits(output.kind, input.kind)
    ? undefined
    : problem('shape/rank', { nodeId: target }, { type, expected: input.kind, received: output.kind });

function takenProblem(
  others: readonly (readonly [string, GraphEdge])[],
  { target, targetHandle }: GraphEdge,
  { type }: NodeType,
): Problem | undefined {
  const taken = others.find(([, edge]) => edge.target === target && edge.targetHandle === targetHandle);
  return taken && problem('edge/portTaken', { nodeId: target, edgeId: taken[0] }, { type, port: targetHandle });
}

function cycleProblem(others: readonly GraphEdge[], candidate: GraphEdge): Problem | undefined {
  const { source, target } = candidate;
  const before = upstream(others, source).add(source);
  const between = [...downstream(others, target).add(target)].filter(id => before.has(id));
  const sorted = sortNodes(between, [...others, candidate]);
  return sorted.ok ? undefined : problem('graph/cycle', { nodeId: target }, { nodes: sorted.error.cycle.join(', ') });
}
