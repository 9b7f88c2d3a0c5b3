import { nextHandle } from '../connection.ts';
import { freshEdgeId, freshId } from '../freshId.ts';
import type { GraphCommand } from '../GraphCommand.ts';
import type { GraphDocument, GraphNode, ParamValue } from '../GraphDocument.ts';
import { copySelection, pasteCommand } from '../clipboard.ts';

/** Numbers that choose a command; what they mean depends on the document they meet. */
export interface Choice {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const types = ['Conv2D', 'DepthwiseConv2D', 'ReLU', 'Add', 'Concatenate', 'Dense', 'NoSuchBlock'];
const names = ['filters', 'kernelSize', 'strides', 'padding', 'toString'];
const values: readonly ParamValue[] = [
  ...[64, 0.5, -1e308, 5e-324, true, 'same', '\ud800 “한글”', [3, 4, 6, 3]],
  ...[
    { expr: 'round8(64*width)' },
    { choice: [3, 5], value: 3 },
    { range: [16, 128, 16] as [number, number, number], value: 64 },
  ],
];
const labels = ['stem', '', 'Ⅳ\n"quoted"'];

const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(items.length, 1)];
const maybe = <T>(value: T | undefined, index: number): T | undefined => (index % 4 === 0 ? undefined : value);

const nodeFrom = ({ a, b, c }: Choice): GraphNode => ({
  type: pick(types, a) ?? 'Conv2D',
  params: a % 3 === 0 ? {} : { [pick(names, b) ?? 'filters']: pick(values, c) ?? 1 },
  position: { x: b * 4, y: c / 3 },
});

/** A command that makes sense for `document`; every kind comes up. */
export function commandFrom(document: GraphDocument, choice: Choice): GraphCommand {
  const nodes = Object.keys(document.nodes);
  const node = pick(nodes, choice.a);
  return (node === undefined ? undefined : nodeCommand(document, nodes, node, choice)) ?? anyCommand(document, choice);
}

function nodeCommand(
  document: GraphDocument,
  nodes: readonly string[],
  node: string,
  choice: Choice,
): GraphCommand | undefined {
  const { kind, b, c } = choice;
  const other = pick(nodes, b) ?? node;
  switch (kind % 20) {
    case 0:
      return pasteCommand(copySelection(document, [node, other]), document, { x: 24, y: 24 });
    case 1: {
      const nested = { ...choice, kind: Math.floor(kind / 20) };
      const inner = nodeCommand(document, nodes, node, nested) ?? anyCommand(document, nested);
      return { kind: 'batch', label: 'two', commands: [{ kind: 'setName', name: `n${c}` }, inner] };
    }
    case 2:
    case 3:
    case 4:
    case 5:
    case 6:
      return edgeCommand(document, node, other, choice);
    default:
      return fieldCommand(node, other, kind % 20, b, c);
  }
}

function edgeCommand(document: GraphDocument, node: string, other: string, choice: Choice): GraphCommand | undefined {
  const edge = pick(Object.keys(document.edges), choice.c);
  switch (choice.kind % 20) {
    case 2:
      return { kind: 'remove', nodes: choice.b % 2 === 0 ? [node] : [], edges: edge === undefined ? [] : [edge] };
    case 3: {
      if (edge === undefined) return undefined;
      const [id, outgoing] = [freshId(document, 'ReLU'), freshEdgeId(document)];
      return { kind: 'insert', edge, id, node: nodeFrom(choice), outgoing };
    }
    default: {
      const ends = { source: node, sourceHandle: 'out', target: other };
      const targetHandle = nextHandle(document, other, 'in');
      return { kind: 'connect', id: freshEdgeId(document), edge: { ...ends, targetHandle } };
    }
  }
}

function fieldCommand(node: string, other: string, kind: number, b: number, c: number): GraphCommand | undefined {
  switch (kind) {
    case 7: {
      const nodes = [...new Set([node, other])];
      return { kind: 'setParam', nodes, param: pick(names, b) ?? '', value: maybe(pick(values, c), b) };
    }
    case 8:
      return { kind: 'setRepeat', node, value: maybe(pick([0, 3, { expr: 'depths[1]' }], c), b) };
    case 9:
      return { kind: 'setWhen', nodes: [node], value: maybe(pick([true, { expr: 'bottleneck' }], c), b) };
    case 10:
      return { kind: 'setLabel', node, label: maybe(pick(labels, c), b) };
    case 11:
      return { kind: 'move', positions: { [node]: { x: b, y: c + 0.1 }, [other]: { x: c, y: b } } };
    case 12: {
      const head = { loss: 'margin', weight: b + 0.5, target: 'label', use: 'always' } as const;
      return { kind: 'setHead', node, head: maybe(head, c) };
    }
    default:
      return undefined;
  }
}

function anyCommand(document: GraphDocument, choice: Choice): GraphCommand {
  const { kind, a, b, c } = choice;
  switch (kind % 6) {
    case 0:
      return { kind: 'setName', name: pick(labels, c) ?? '' };
    case 1:
      return { kind: 'setNotes', notes: `note ${b}` };
    case 2:
      return {
        kind: 'setInput',
        input: pick([{ channels: 3 }, { resolution: [b, c], resize: 'pad' as const }], a) ?? {},
      };
    case 3: {
      const known = pick(Object.keys(document.arguments), b);
      return known !== undefined && c % 2 === 0
        ? { kind: 'setArgument', name: known, argument: undefined }
        : { kind: 'setArgument', name: `width${b % 3}`, argument: { kind: 'number', value: c / 8, min: 0 } };
    }
    default: {
      const node = nodeFrom(choice);
      return { kind: 'addNode', id: freshId(document, node.type), node };
    }
  }
}
