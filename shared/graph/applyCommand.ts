import { unreachable } from '../base/assert.ts';
import { type Problem, problem } from '../base/problem.ts';
import { err, ok } from '../base/result.ts';
import { addElements } from './addElements.ts';
import { changeNodes } from './changeNodes.ts';
import { type Edit, unless } from './Edit.ts';
import type { GraphCommand } from './GraphCommand.ts';
import {
  argumentNameSchema,
  argumentSchema,
  documentSchema,
  type GraphDocument,
  headSchema,
  nodeSchema,
  paramValueSchema,
} from './GraphDocument.ts';
import { schemaProblems } from './issueProblems.ts';
import { nodeOf } from './nodeOf.ts';
import { removeElements } from './removeElements.ts';
import { reservedProblems } from './reservedKeys.ts';
import { withField } from './withField.ts';

type CommandOf<Kind extends GraphCommand['kind']> = Extract<GraphCommand, { kind: Kind }>;

/**
 * The document after one edit, or the located problems for which the edit makes no sense; the document given is never
 * changed. A command that changes nothing returns the document itself, and every part that it leaves alone keeps its
 * identity. Whatever the commands, the result is a document that can be saved and opened again as it is.
 */
export function applyCommand(document: GraphDocument, command: GraphCommand): Edit {
  switch (command.kind) {
    case 'addNode':
      return addElements(document, { nodes: { [command.id]: command.node }, edges: {} });
    case 'connect':
      return addElements(document, { nodes: {}, edges: { [command.id]: command.edge } });
    case 'paste':
      return addElements(document, command);
    case 'insert':
      return insert(document, command);
    case 'remove':
      return removeElements(document, command.nodes, command.edges);
    case 'setParam':
    case 'setRepeat':
    case 'setWhen':
    case 'setLabel':
    case 'move':
      return changeNodesBy(document, command);
    case 'setArgument':
      return setArgument(document, command);
    case 'setInput':
      return setField(document, 'input', { ...document.input, ...command.input });
    case 'setHead':
      return setHead(document, command);
    case 'setName':
      return setField(document, 'name', command.name);
    case 'setNotes':
      return setField(document, 'notes', command.notes);
    case 'batch':
      return batch(document, command.commands);
    default:
      return unreachable(command);
  }
}

function batch(document: GraphDocument, commands: readonly GraphCommand[]): Edit {
  let current = document;
  for (const command of commands) {
    const edit = applyCommand(current, command);
    if (!edit.ok) return edit;
    current = edit.value;
  }
  return ok(current);
}

function insert(document: GraphDocument, command: CommandOf<'insert'>): Edit {
  const { edge: edgeId, id, node, outgoing, inputHandle = 'in', outputHandle = 'out' } = command;
  const edge = Object.hasOwn(document.edges, edgeId) ? document.edges[edgeId] : undefined;
  if (edge === undefined) return err([problem('edge/missing', { edgeId }, { edge: edgeId })]);
  const split = { ...document.edges, [edgeId]: { ...edge, target: id, targetHandle: inputHandle } };
  return addElements(
    { ...document, edges: split },
    { nodes: { [id]: node }, edges: { [outgoing]: { ...edge, source: id, sourceHandle: outputHandle } } },
  );
}

type NodeCommand = CommandOf<'setParam' | 'setRepeat' | 'setWhen' | 'setLabel' | 'move'>;

function changeNodesBy(document: GraphDocument, command: NodeCommand): Edit {
  switch (command.kind) {
    case 'setParam': {
      const { nodes, param, value } = command;
      const path = ['nodes', nodes[0] ?? '', 'params', param];
      const problems = value === undefined ? [] : schemaProblems(paramValueSchema, value, path);
      const reserved = reservedProblems(param, { path: `params.${param}` });
      return changeNodes(document, nodes, node => withField(node, 'params', withField(node.params, param, value)), [
        ...reserved,
        ...problems,
      ]);
    }
    case 'setRepeat':
      return setNodeField(document, [command.node], 'repeat', command.value);
    case 'setWhen':
      return setNodeField(document, command.nodes, 'when', command.value);
    case 'setLabel':
      return setNodeField(document, [command.node], 'label', command.label);
    case 'move': {
      const { positions } = command;
      const problems = Object.entries(positions).flatMap(([id, position]) =>
        schemaProblems(nodeSchema.shape.position, position, ['nodes', id, 'position']),
      );
      return changeNodes(
        document,
        Object.keys(positions),
        (node, id) => withField(node, 'position', positions[id] ?? node.position),
        problems,
      );
    }
  }
}

function setNodeField<Field extends 'repeat' | 'when' | 'label'>(
  document: GraphDocument,
  ids: readonly string[],
  field: Field,
  value: NonNullable<GraphDocument['nodes'][string][Field]> | undefined,
): Edit {
  const problems = schemaProblems(nodeSchema.shape[field], value, ['nodes', ids[0] ?? '', field]);
  return changeNodes(document, ids, node => withField(node, field, value), problems);
}

function setArgument(document: GraphDocument, { name, argument }: CommandOf<'setArgument'>): Edit {
  const path = ['arguments', name];
  if (argument === undefined && !Object.hasOwn(document.arguments, name)) {
    const known = Object.keys(document.arguments).join(', ');
    return err([problem('argument/unknown', { path: path.join('.') }, { argument: name, known })]);
  }
  const problems: readonly Problem[] = [
    ...reservedProblems(name, { path: path.join('.') }),
    ...schemaProblems(argumentNameSchema, name, path),
    ...(argument === undefined ? [] : schemaProblems(argumentSchema, argument, path)),
  ];
  return unless(problems, () => withField(document, 'arguments', withField(document.arguments, name, argument)));
}

function setHead(document: GraphDocument, { node, head }: CommandOf<'setHead'>): Edit {
  if (nodeOf(document, node) === undefined) return err([problem('head/missingNode', { nodeId: node }, { node })]);
  const problems = head === undefined ? [] : schemaProblems(headSchema, head, ['heads', node]);
  return unless(problems, () => withField(document, 'heads', withField(document.heads, node, head)));
}

function setField<Field extends 'input' | 'name' | 'notes'>(
  document: GraphDocument,
  field: Field,
  value: GraphDocument[Field],
): Edit {
  return unless(schemaProblems(documentSchema.shape[field], value, [field]), () => withField(document, field, value));
}
