import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assert } from '../base/assert.ts';
import { emptyDocument, type GraphDocument } from './GraphDocument.ts';
import { applyCommand } from './applyCommand.ts';
import { parseDocument } from './parseDocument.ts';
import { serialiseDocument } from './serialiseDocument.ts';
import { commandFrom } from './testing/commandFrom.ts';
import { sampleDocument } from './testing/sampleDocument.ts';

function reopened(text: string): GraphDocument {
  const result = parseDocument(text, 'test.lightweave');
  if (!result.ok) throw result.error;
  expect(result.value.problems).toEqual([]);
  return result.value.document;
}

/** The same document with every key in another order; that of arguments is part of it. */
function shuffled(value: unknown, name = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(item => shuffled(item));
  const fields = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, key)] as const);
  return Object.fromEntries(name === 'arguments' ? fields : fields.toReversed());
}

describe('serialiseDocument', () => {
  it('writes sorted keys, one line for what is flat and short, and a newline at the end', () => {
    const document = {
      ...emptyDocument('Ünï'),
      nodes: { b: sampleDocument.nodes['mine'], a: sampleDocument.nodes['add'] },
    };
    expect(serialiseDocument(document as GraphDocument)).toBe(`{
  "arguments": {},
  "comments": {},
  "definitions": {},
  "edges": {},
  "frames": {},
  "heads": {},
  "input": {
    "channels": 1,
    "classes": 10,
    "normalisation": { "kind": "unit" },
    "resize": "stretch",
    "resolution": 28
  },
  "name": "Ünï",
  "nodes": {
    "a": {
      "params": {},
      "position": { "x": 0, "y": 240 },
      "type": "Add"
    },
    "b": {
      "params": {
        "rate": {
          "range": [0.1, 0.5, 0.1],
          "value": 0.2
        },
        "units": {
          "choice": [3, 5],
          "value": 3
        }
      },
      "position": { "x": 200.5, "y": 120 },
      "type": "Mine"
    }
  },
  "notes": "",
  "schema": 1
}
`);
  });

  it('is JSON, and opens as the same document', () => {
    const text = serialiseDocument(sampleDocument);
    expect(JSON.parse(text)).toEqual(sampleDocument);
    expect(reopened(text)).toEqual(sampleDocument);
    expect(reopened(`\uFEFF${text}`)).toEqual(sampleDocument);
  });

  it('does not depend on the order of keys', () => {
    expect(serialiseDocument(shuffled(sampleDocument) as GraphDocument)).toBe(serialiseDocument(sampleDocument));
  });

  it('keeps arguments in their order, of the document and of its blocks, and sorts what else is called like them', () => {
    const knob = { kind: 'number', value: 1 } as const;
    const inOrder = { width: knob, depths: knob, attention: knob };
    const { add } = sampleDocument.nodes;
    assert(add, 'the sample has an Add');
    const definition = { arguments: inOrder, nodes: {}, edges: {} };
    const document = {
      ...emptyDocument('Net'),
      arguments: inOrder,
      nodes: { arguments: { type: add.type, params: {}, position: add.position } },
      definitions: { arguments: definition },
    };
    const again = reopened(serialiseDocument(document));
    expect(Object.keys(again.arguments)).toEqual(['width', 'depths', 'attention']);
    expect(Object.keys(again.definitions['arguments']?.arguments ?? {})).toEqual(['width', 'depths', 'attention']);
    expect(serialiseDocument(document)).toMatch(
      /"nodes": \{\s*"arguments": \{\s*"params": .*\s*"position": .*\s*"type":/,
    );
    expect(serialiseDocument(again)).toBe(serialiseDocument(document));
  });

  it('gives the same bytes after any edits, saving, opening and saving again', () => {
    const choices = fc.array(fc.record({ kind: fc.nat(999), a: fc.nat(999), b: fc.nat(999), c: fc.nat(999) }), {
      maxLength: 80,
      size: 'max',
    });
    fc.assert(
      fc.property(
        choices,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ unit: 'binary' }),
        (sequence, x, notes) => {
          let document: GraphDocument = { ...sampleDocument, notes };
          for (const choice of sequence) {
            const edit = applyCommand(document, commandFrom(document, choice));
            if (edit.ok) document = edit.value;
          }
          const [id] = Object.keys(document.nodes);
          const moved =
            id === undefined ? undefined : applyCommand(document, { kind: 'move', positions: { [id]: { x, y: -x } } });
          if (moved?.ok) document = moved.value;
          const text = serialiseDocument(document);
          const again = reopened(text);
          expect(serialiseDocument(again)).toBe(text);
          expect(serialiseDocument(shuffled(again) as GraphDocument)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });
});
