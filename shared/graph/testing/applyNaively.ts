import type { GraphCommand } from '../GraphCommand.ts';
import type { GraphDocument } from '../GraphDocument.ts';

/** The model of `applyCommand` in tests: for commands that make sense, on a copy, in the plainest way. */
export function applyNaively(document: GraphDocument, command: GraphCommand): GraphDocument {
  const copy = clone(document);
  change(copy, clone(command));
  return clone(copy);
}

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function change(document: GraphDocument, command: GraphCommand): void {
  const { heads } = document;
  switch (command.kind) {
    case 'setArgument':
      if (command.argument === undefined) delete document.arguments[command.name];
      else document.arguments[command.name] = command.argument;
      break;
    case 'setInput':
      Object.assign(document.input, command.input);
      break;
    case 'setHead':
      if (command.head === undefined) delete heads[command.node];
      else heads[command.node] = command.head;
      break;
    case 'setName':
      document.name = command.name;
      break;
    case 'setNotes':
      document.notes = command.notes;
      break;
    case 'batch':
      for (const inner of command.commands) change(document, inner);
      break;
    default:
      changeElements(document, command);
      changeNodes(document, command);
  }
}

function changeElements({ nodes, edges, heads }: GraphDocument, command: GraphCommand): void {
  switch (command.kind) {
    case 'addNode':
      nodes[command.id] = command.node;
      break;
    case 'connect':
      edges[command.id] = command.edge;
      break;
    case 'paste':
      Object.assign(nodes, command.nodes);
      Object.assign(edges, command.edges);
      break;
    case 'insert': {
      const edge = edges[command.edge];
      if (edge === undefined) return;
      nodes[command.id] = command.node;
      edges[command.outgoing] = { ...edge, source: command.id, sourceHandle: 'out' };
      edges[command.edge] = { ...edge, target: command.id, targetHandle: 'in' };
      break;
    }
    case 'remove':
      for (const id of command.edges) delete edges[id];
      for (const node of command.nodes) {
        delete nodes[node];
        delete heads[node];
        for (const [id, { source, target }] of Object.entries(edges))
          if (source === node || target === node) delete edges[id];
      }
      break;
    default:
  }
}

function changeNodes({ nodes }: GraphDocument, command: GraphCommand): void {
  const of = (...ids: readonly string[]) => ids.flatMap(id => nodes[id] ?? []);
  switch (command.kind) {
    case 'setParam':
      for (const node of of(...command.nodes))
        if (command.value === undefined) delete node.params[command.param];
        else node.params[command.param] = command.value;
      break;
    case 'setRepeat':
      for (const node of of(command.node)) node.repeat = command.value;
      break;
    case 'setWhen':
      for (const node of of(...command.nodes)) node.when = command.value;
      break;
    case 'setLabel':
      for (const node of of(command.node)) node.label = command.label;
      break;
    case 'move':
      for (const [id, position] of Object.entries(command.positions))
        for (const node of of(id)) node.position = position;
      break;
    default:
  }
}
