import { limits } from '../base/limits.ts';
import { type Problem, problem } from '../base/problem.ts';
import { type Edit, unless } from './Edit.ts';
import {
  edgeIdSchema,
  edgeSchema,
  type GraphDocument,
  type GraphEdge,
  nodeIdSchema,
  nodeSchema,
} from './GraphDocument.ts';
import { schemaProblems } from './issueProblems.ts';
import { nodeOf } from './nodeOf.ts';
import { reservedProblems } from './reservedKeys.ts';

type Elements = Pick<GraphDocument, 'nodes' | 'edges'>;

/** Adds nodes, and connections among all that is there then. Ids are new, ends exist, and no two connections share an input handle. */
export function addElements(document: GraphDocument, added: Elements): Edit {
  const whole = { nodes: { ...document.nodes, ...added.nodes }, edges: { ...document.edges, ...added.edges } };
  const problems = [
    ...nodeProblems(document, added),
    ...edgeProblems(document, added, whole),
    ...sizeProblems(whole, 'nodes'),
    ...sizeProblems(whole, 'edges'),
  ];
  return unless(problems, () => ({
    ...document,
    nodes: Object.keys(added.nodes).length > 0 ? whole.nodes : document.nodes,
    edges: Object.keys(added.edges).length > 0 ? whole.edges : document.edges,
  }));
}

const nodeProblems = (document: GraphDocument, { nodes }: Elements): readonly Problem[] =>
  Object.entries(nodes).flatMap(([id, node]) => [
    ...idProblems(document.nodes, id, { nodeId: id }),
    ...schemaProblems(nodeIdSchema, id, ['nodes', id]),
    ...schemaProblems(nodeSchema, node, ['nodes', id]),
    ...Object.keys(node.params).flatMap(param => reservedProblems(param, { nodeId: id, path: `params.${param}` })),
  ]);

function edgeProblems(document: GraphDocument, { edges }: Elements, whole: Elements): readonly Problem[] {
  const added = Object.entries(edges);
  if (added.length === 0) return [];
  const inputs = new Set(Object.values(document.edges).map(inputOf));
  return added.flatMap(([id, edge]) => {
    const problems = [
      ...idProblems(document.edges, id, { edgeId: id }),
      ...schemaProblems(edgeIdSchema, id, ['edges', id]),
      ...schemaProblems(edgeSchema, edge, ['edges', id]),
      ...[edge.source, edge.target]
        .filter(node => nodeOf(whole, node) === undefined)
        .map(node => problem('edge/missingNode', { edgeId: id }, { node })),
    ];
    const { target, targetHandle } = edge;
    const isTaken = inputs.has(inputOf(edge));
    inputs.add(inputOf(edge));
    const type = nodeOf(whole, target)?.type ?? target;
    return isTaken
      ? [...problems, problem('edge/portTaken', { nodeId: target, edgeId: id }, { type, port: targetHandle })]
      : problems;
  });
}

const inputOf = ({ target, targetHandle }: GraphEdge): string => `${target} ${targetHandle}`;

function idProblems(present: object, id: string, at: Problem['at']): readonly Problem[] {
  if (Object.hasOwn(present, id)) return [problem('id/taken', at, { id })];
  return reservedProblems(id, at);
}

function sizeProblems(elements: Elements, kind: 'nodes' | 'edges'): readonly Problem[] {
  const received = Object.keys(elements[kind]).length;
  const limit = limits[kind];
  return received > limit
    ? [problem('document/field', { path: kind }, { field: kind, expected: `≤ ${limit}`, received })]
    : [];
}
