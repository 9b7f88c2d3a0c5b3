import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../base/limits.ts';
import { createTranslator } from '../text/Translator.ts';
import { applyCommand } from './applyCommand.ts';
import type { GraphCommand } from './GraphCommand.ts';
import { emptyDocument, type GraphDocument, type GraphEdge, type GraphNode } from './GraphDocument.ts';
import { parseDocument } from './parseDocument.ts';
import { serialiseDocument } from './serialiseDocument.ts';
import { applyNaively } from './testing/applyNaively.ts';
import { commandFrom } from './testing/commandFrom.ts';
import { sampleDocument } from './testing/sampleDocument.ts';

const relu: GraphNode = { type: 'ReLU', params: {}, position: { x: 0, y: 0 } };
const edge = (source: string, target: string, targetHandle = 'in'): GraphEdge => ({
  source,
  sourceHandle: 'out',
  target,
  targetHandle,
});

function applied(document: GraphDocument, command: GraphCommand): GraphDocument {
  const edit = applyCommand(document, command);
  expect(edit).toMatchObject({ ok: true });
  return edit.ok ? edit.value : document;
}

function refused(command: GraphCommand, document = sampleDocument): readonly string[] {
  const edit = applyCommand(document, command);
  expect(edit.ok).toBe(false);
  return edit.ok ? [] : edit.error.map(({ code }) => code);
}

describe('applyCommand', () => {
  it('keeps the identity of everything that a command leaves alone', () => {
    const moved = applied(sampleDocument, { kind: 'move', positions: { add: { x: 8, y: 8 } } });
    expect(moved.nodes['add']).toEqual({ ...sampleDocument.nodes['add'], position: { x: 8, y: 8 } });
    expect(moved.nodes['stage']).toBe(sampleDocument.nodes['stage']);
    expect(moved.nodes['add']?.params).toBe(sampleDocument.nodes['add']?.params);
    for (const part of ['edges', 'heads', 'arguments', 'input', 'definitions', 'frames'] as const)
      expect(moved[part]).toBe(sampleDocument[part]);
  });

  it('returns the document itself for a command that changes nothing', () => {
    const idle: GraphCommand[] = [
      { kind: 'setName', name: 'Sample' },
      { kind: 'setInput', input: { resolution: [28, 32] } },
      { kind: 'setParam', nodes: ['stage'], param: 'kernelSize', value: [3, 3] },
      { kind: 'setParam', nodes: ['stage'], param: 'absent', value: undefined },
      { kind: 'move', positions: { add: { x: 0, y: 240 } } },
      { kind: 'setHead', node: 'input', head: undefined },
      { kind: 'remove', nodes: [], edges: [] },
      { kind: 'paste', nodes: {}, edges: {} },
    ];
    for (const command of idle) expect(applied(sampleDocument, command), command.kind).toEqual(sampleDocument);
    for (const command of idle.slice(0, -1))
      expect(applied(sampleDocument, command), command.kind).toBe(sampleDocument);
  });

  it('removes a node with its connections and its head', () => {
    const { nodes, edges, heads } = applied(sampleDocument, { kind: 'remove', nodes: ['add'], edges: ['e3', 'e1'] });
    expect(Object.keys(nodes)).toEqual(['input', 'stage', 'mine']);
    expect(Object.keys(edges)).toEqual(['e2']);
    expect(heads).toEqual({});
  });

  it('splits a connection around an inserted node', () => {
    const { edges } = applied(sampleDocument, { kind: 'insert', edge: 'e3', id: 'relu', node: relu, outgoing: 'e5' });
    expect(edges['e3']).toEqual(edge('stage', 'relu'));
    expect(edges['e5']).toEqual(edge('relu', 'add', 'in.0'));
  });

  it('inserts a node with handles of other names', () => {
    const { edges } = applied(sampleDocument, {
      ...{ kind: 'insert', edge: 'e3', id: 'join', node: relu, outgoing: 'e5' },
      ...{ inputHandle: 'in.0', outputHandle: 'left' },
    });
    expect([edges['e3']?.targetHandle, edges['e5']?.sourceHandle]).toEqual(['in.0', 'left']);
  });

  it('leaves an unset field out of the node', () => {
    const { nodes } = applied(sampleDocument, { kind: 'setRepeat', node: 'stage', value: undefined });
    expect(Object.keys(nodes['stage'] ?? {})).not.toContain('repeat');
  });

  it('applies a batch as a whole or not at all', () => {
    const add: GraphCommand = { kind: 'addNode', id: 'x', node: relu };
    const connect: GraphCommand = { kind: 'connect', id: 'e9', edge: edge('input', 'x') };
    const both = applied(sampleDocument, { kind: 'batch', label: 'add', commands: [add, connect] });
    expect(both.edges['e9']).toEqual(edge('input', 'x'));
    expect(refused({ kind: 'batch', label: 'add', commands: [add, add] })).toEqual(['id/taken']);
  });

  it('refuses what makes no sense, with the place', () => {
    const node = (id: string, with_: Partial<GraphNode> = {}): GraphCommand => ({
      ...{ kind: 'addNode', id, node: { ...relu, ...with_ } },
    });
    const connect = (ends: GraphEdge, id = 'new'): GraphCommand => ({ kind: 'connect', id, edge: ends });
    const cases: readonly (readonly [GraphCommand, ...string[]])[] = [
      [node('add'), 'id/taken'],
      [node('a/b'), 'document/field'],
      [node('__proto__'), 'id/reserved'],
      [node('x', { position: { x: Number.NaN, y: 0 } }), 'document/field'],
      [node('x', { params: Object.fromEntries([['__proto__', 1]]) }), 'id/reserved'],
      [connect(edge('input', 'add', 'in.2'), 'e1'), 'id/taken'],
      [connect(edge('input', 'add', 'in.1')), 'edge/portTaken'],
      [connect(edge('input', 'gone')), 'edge/missingNode'],
      [connect(edge('toString', 'add', 'in.2')), 'edge/missingNode'],
      [connect(edge('input', 'add', 'in.2'), ''), 'document/field'],
      [{ kind: 'remove', nodes: ['gone', 'valueOf'], edges: ['none'] }, 'node/missing', 'node/missing', 'edge/missing'],
      [{ kind: 'setParam', nodes: ['gone'], param: 'filters', value: Number.NaN }, 'node/missing', 'document/field'],
      [{ kind: 'setParam', nodes: ['add'], param: 'constructor', value: 1 }, 'id/reserved'],
      [{ kind: 'setRepeat', node: 'add', value: Number.POSITIVE_INFINITY }, 'document/field'],
      [{ kind: 'setLabel', node: 'add', label: 'x'.repeat(257) }, 'document/field'],
      [{ kind: 'setWhen', nodes: ['gone'], value: true }, 'node/missing'],
      [{ kind: 'move', positions: { gone: { x: 0, y: 0 } } }, 'node/missing'],
      [{ kind: 'move', positions: { add: { x: Number.NaN, y: 0 } } }, 'document/field'],
      [{ kind: 'setArgument', name: 'absent', argument: undefined }, 'argument/unknown'],
      [{ kind: 'setArgument', name: 'a b', argument: { kind: 'boolean', value: true } }, 'document/field'],
      [{ kind: 'setInput', input: { channels: Number.NaN } }, 'document/field'],
      [{ kind: 'setName', name: 'x'.repeat(257) }, 'document/field'],
      [{ kind: 'setHead', node: 'gone', head: undefined }, 'head/missingNode'],
      [
        { kind: 'setHead', node: 'add', head: { loss: 'margin', weight: 0, target: 'label', use: 'always' } },
        'document/field',
      ],
      [{ kind: 'insert', edge: 'none', id: 'x', node: relu, outgoing: 'y' }, 'edge/missing'],
      [{ kind: 'insert', edge: 'e1', id: 'add', node: relu, outgoing: 'y' }, 'id/taken'],
      [{ kind: 'insert', edge: 'e1', id: 'x', node: relu, outgoing: 'e1' }, 'id/taken'],
      [
        { kind: 'paste', nodes: { x: relu }, edges: { f: edge('x', 'gone'), g: edge('x', 'add', 'in.0') } },
        'edge/missingNode',
        'edge/portTaken',
      ],
    ];
    for (const [command, ...codes] of cases) expect(refused(command), JSON.stringify(command)).toEqual(codes);
  });

  it('says what it expected and where', () => {
    const edit = applyCommand(sampleDocument, {
      kind: 'setParam',
      nodes: ['stage'],
      param: 'filters',
      value: Number.NaN,
    });
    expect(edit).toMatchObject({ ok: false, error: [{ at: { nodeId: 'stage', path: 'params.filters' } }] });
    const [problem] = edit.ok ? [] : edit.error;
    expect(problem && createTranslator('en').problem(problem)).toBe(
      'Invalid `nodes.stage.params.filters`. Expected number | boolean | string | array | object. Received: NaN.',
    );
  });

  it('takes no more nodes than a file may hold', () => {
    const nodes = Object.fromEntries(Array.from({ length: limits.nodes }, (_, index) => [`n${index}`, relu]));
    const full = { ...emptyDocument('full'), nodes };
    expect(refused({ kind: 'addNode', id: 'x', node: relu }, full)).toEqual(['document/field']);
  });

  it('agrees with a naive model, changes nothing in place, and always leaves a document that opens again', () => {
    const choices = fc.array(fc.record({ kind: fc.nat(999), a: fc.nat(999), b: fc.nat(999), c: fc.nat(999) }), {
      minLength: 1,
      maxLength: 60,
      size: 'max',
    });
    let tried = 0;
    let ran = 0;
    const kinds = new Set<string>();
    fc.assert(
      fc.property(choices, fc.constantFrom(sampleDocument, emptyDocument('Empty')), (sequence, start) => {
        let document = start;
        for (const choice of sequence) {
          const command = commandFrom(document, choice);
          const before = JSON.stringify(document);
          const edit = applyCommand(document, command);
          tried += 1;
          expect(JSON.stringify(document)).toBe(before);
          if (!edit.ok) continue;
          ran += 1;
          kinds.add(command.kind);
          expect(edit.value).toEqual(applyNaively(document, command));
          document = edit.value;
        }
        expect(parseDocument(serialiseDocument(document), 'x')).toEqual({
          ok: true,
          value: { document, problems: [] },
        });
      }),
      { numRuns: 150 },
    );
    expect(ran / tried).toBeGreaterThanOrEqual(0.95);
    expect(kinds.size).toBe(16);
  });
});
