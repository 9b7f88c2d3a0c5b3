import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../base/appError.ts';
import { assert } from '../base/assert.ts';
import { limits } from '../base/limits.ts';
import type { Problem } from '../base/problem.ts';
import { createTranslator } from '../text/Translator.ts';
import { documentSchema, emptyDocument, type GraphDocument } from './GraphDocument.ts';
import { valueAt } from './issueProblems.ts';
import { nodeOf } from './nodeOf.ts';
import { parseDocument } from './parseDocument.ts';
import { serialiseDocument } from './serialiseDocument.ts';
import { sampleDocument } from './testing/sampleDocument.ts';

const english = createTranslator('en');
const korean = createTranslator('ko');

function opened(json: unknown): { document: GraphDocument; problems: readonly Problem[] } {
  const result = parseDocument(typeof json === 'string' ? json : JSON.stringify(json), 'a.lightweave');
  if (!result.ok) throw result.error;
  return result.value;
}

function refusal(text: string): AppError {
  const result = parseDocument(text, 'a.lightweave');
  assert(!result.ok, `opened ${text.slice(0, 80)}`);
  return result.error;
}

/** JSON with values put in at paths such as `nodes.stage.repeat`; `undefined` takes the value out. */
function changed(changes: Readonly<Record<string, unknown>>, document: GraphDocument = sampleDocument): unknown {
  const json: unknown = JSON.parse(serialiseDocument(document));
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const owner = valueAt(json, keys.slice(0, -1));
    const copy: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
    if (typeof owner === 'object' && owner !== null) Reflect.set(owner, keys.at(-1) ?? '', copy);
  }
  return JSON.parse(JSON.stringify(json));
}

const sentences = (json: unknown): string[] => opened(json).problems.map(problem => english.problem(problem));

describe('parseDocument refuses', () => {
  it.each<[string, string, object]>([
    ['an empty file', ' \n', { code: 'document/empty' }],
    ['a page', '<!DOCTYPE html>', { code: 'document/otherFormat', values: { file: 'a.lightweave', format: 'HTML' } }],
    [
      'a pointer',
      'version https://git-lfs.github.com/spec/v1',
      { values: { file: 'a.lightweave', format: 'Git LFS' } },
    ],
    ['an archive', 'PK\u0003\u0004zip', { values: { file: 'a.lightweave', format: 'ZIP' } }],
    ['text', 'hello', { code: 'document/notJson', values: { file: 'a.lightweave', line: 1, column: 1 } }],
    ['a wrong comma', '{\n  "a": 1,\n  ,}', { code: 'document/notJson', values: { line: 3, column: 3 } }],
    ['a truncated file', '{\n  "a": tr', { code: 'document/notJson', values: { line: 2, column: 10 } }],
    ['a list', '[]', { code: 'document/foreign' }],
    ['other JSON', '{"name": "package"}', { code: 'document/foreign' }],
    ['a schema that is none', '{"schema": "1"}', { code: 'document/foreign' }],
    ['a newer version', '{"schema": 7}', { code: 'document/newer', values: { schema: 7, supported: 1 } }],
    ['nested lists', `${'['.repeat(1e5)}${']'.repeat(1e5)}`, { code: 'document/tooDeep', values: { limit: 200 } }],
    ['a million values', `[${'0,'.repeat(1e6)}0]`, { code: 'document/tooLarge', values: { size: 1_000_002 } }],
    ['a huge file', ' '.repeat(limits.projectBytes + 1), { code: 'document/tooLarge', values: { limit: '64.0 MiB' } }],
    ['no nodes', '{"schema": 1}', { code: 'document/invalid', values: { first: 'nodes = —' } }],
  ])('%s', (_, text, expected) => {
    const { code, values } = refusal(text);
    expect({ code, values }).toMatchObject(expected);
    for (const translator of [english, korean]) expect(translator.error({ code, values })).not.toMatch(/\{\w+\}/);
  });

  it('more nodes than allowed, those of definitions included', () => {
    const many = (prefix: string) => Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${prefix}${i}`, 0]));
    const definitions = { D: { nodes: many('d') } };
    expect(refusal(JSON.stringify(changed({ nodes: many('n'), definitions })))).toMatchObject({
      code: 'document/tooLarge',
      values: { size: '20002 nodes', limit: '20000 nodes' },
    });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('the key %s anywhere', key => {
    const text = serialiseDocument(sampleDocument);
    const places = [...text.matchAll(/"(\w+)":/g)];
    expect(places.length).toBeGreaterThan(50);
    for (const { index, 0: found } of places) {
      const changed = `${text.slice(0, index)}"${key}":${text.slice(index + found.length)}`;
      expect(refusal(changed)).toMatchObject({ code: 'document/reservedKey', values: { key } });
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('parseDocument salvages', () => {
  it('opens a whole document without problems', () => {
    expect(opened(changed({}))).toEqual({ document: sampleDocument, problems: [] });
  });

  it('keeps node types that it does not know', () => {
    expect(opened(changed({})).document.nodes['stage']?.type).toBe('Bottleneck');
  });

  it('leaves out a damaged parameter, not its node', () => {
    const { document, problems } = opened(
      changed({ 'nodes.stage.params.filters': null, 'nodes.stage.repeat': [1, 'x'] }),
    );
    expect(Object.keys(document.nodes['stage']?.params ?? {})).toEqual(['kernelSize', 'strides']);
    expect(problems.map(({ at }) => at)).toEqual([
      { nodeId: 'stage', path: 'params.filters' },
      { nodeId: 'stage', path: 'repeat' },
    ]);
    expect(english.problem(problems[0] as Problem)).toBe(
      'Invalid `nodes.stage.params.filters`. Expected number | boolean | string | array | object. Received: null.',
    );
  });

  it('leaves out a damaged node with its connections and head, and names them', () => {
    const { document, problems } = opened(changed({ 'nodes.add.type': 7 }));
    expect(Object.keys(document.nodes)).toEqual(['input', 'mine', 'stage']);
    expect(Object.keys(document.edges)).toEqual(['e1', 'e2']);
    expect(document.heads).toEqual({});
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ['document/field', { nodeId: 'add', path: 'type' }],
      ['edge/missingNode', { edgeId: 'e3' }],
      ['edge/missingNode', { edgeId: 'e4' }],
      ['head/missingNode', { path: 'heads.add' }],
    ]);
  });

  it('says what it expected in words of the format', () => {
    const json = changed({
      'nodes.a/b': sampleDocument.nodes['add'],
      'nodes.stage.params.filters': { expr: 3 },
      'nodes.stage.position.x': 'left',
      'arguments.width.step': -1,
      'arguments.bottleneck.kind': 'flag',
      'input.resize': 'tile',
      'input.normalisation': { kind: 'none' },
      name: 'x'.repeat(300),
      comments: [],
      'definitions.Mine.nodes.relu.label': 5,
      frames: undefined,
      'edges.e1.weight': 1,
    });
    expect(sentences(json).sort()).toEqual(
      [
        'The unknown field `edges.e1.weight` is left out.',
        'Invalid `nodes.a/b`. Expected /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/. Received: "a/b".',
        'Invalid `nodes.stage.params.filters`. Expected { expr: string }. Received: { expr }.',
        'Invalid `nodes.stage.position.x`. Expected number. Received: "left".',
        'Invalid `arguments.width.step`. Expected > 0. Received: -1.',
        'Invalid `arguments.bottleneck.kind`. Expected "number" | "boolean" | "choice" | "list". Received: "flag".',
        'Invalid `input.resize`. Expected "stretch" | "crop" | "pad". Received: "tile".',
        'Invalid `input.normalisation`. Expected { kind: "unit" | "symmetric" }. Received: { kind }.',
        `Invalid \`name\`. Expected length ≤ 256. Received: "${'x'.repeat(60)}…".`,
        'Invalid `comments`. Expected object. Received: [].',
        'Invalid `definitions.Mine.nodes.relu.label`. Expected string. Received: 5.',
        'Invalid `frames`. Expected object. Received: —.',
      ].sort(),
    );
    const { document } = opened(json);
    expect(document.nodes['stage']?.position).toEqual({ x: 0, y: 0 });
    expect(document.input).toEqual({ ...sampleDocument.input, resize: 'stretch', normalisation: { kind: 'unit' } });
    expect(document.edges['e1']).toEqual(sampleDocument.edges['e1']);
    expect(document.definitions['Mine']?.nodes['relu']).toEqual(sampleDocument.definitions['Mine']?.nodes['relu']);
    expect([document.name, document.comments, document.frames]).toEqual(['', {}, {}]);
  });

  it('drops connections inside a definition whose node is gone, and a definition that is none', () => {
    const { document, problems } = opened(
      changed({ 'definitions.Mine.nodes.out': undefined, 'definitions.Other': { nodes: [] } }),
    );
    expect(Object.keys(document.definitions)).toEqual(['Mine']);
    expect(Object.keys(document.definitions['Mine']?.edges ?? {})).toEqual(['a']);
    expect(problems.at(-1)).toMatchObject({ code: 'edge/missingNode', at: { path: 'definitions.Mine.edges.b' } });
  });

  it('never finds a node that every object inherits', () => {
    const json = changed({ 'edges.e1.target': 'toString' });
    expect(Object.keys(opened(json).document.edges)).toEqual(['e2', 'e3', 'e4']);
  });

  it('opens the rest of a network with a few damaged nodes and connections', () => {
    const length = 60;
    const chain = emptyDocument('Chain');
    for (let index = 0; index < length; index += 1) {
      chain.nodes[`n${index}`] = { type: 'ReLU', params: { alpha: index }, position: { x: 0, y: index * 100 } };
      const [source, target] = [`n${index - 1}`, `n${index}`];
      if (index > 0) chain.edges[`e${index}`] = { source, sourceHandle: 'out', target, targetHandle: 'in' };
    }
    const damage = fc.constantFrom(null, 1, 'x', [], {}, { type: 'ReLU' }, { source: 'n1', target: 3 });
    const hits = fc.dictionary(fc.integer({ min: 1, max: length - 1 }).map(String), damage, { minKeys: 1, maxKeys: 5 });
    fc.assert(
      fc.property(hits, fc.constantFrom('nodes', 'edges'), (damaged, kind) => {
        const prefix = kind === 'nodes' ? 'n' : 'e';
        const changes = Object.fromEntries(
          Object.entries(damaged).map(([index, value]) => [`${kind}.${prefix}${index}`, value]),
        );
        const { document, problems } = opened(changed(changes, chain));
        const lost = new Set(Object.keys(damaged).map(index => `${prefix}${index}`));
        expect(Object.keys(document[kind])).toHaveLength(Object.keys(chain[kind]).length - lost.size);
        const listed = new Set(problems.map(({ at }) => (kind === 'nodes' ? at.nodeId : at.edgeId)));
        for (const id of lost) expect(listed).toContain(id);
        for (const [id, element] of Object.entries(document[kind])) expect(element).toEqual(chain[kind][id]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('parseDocument under fuzzing', () => {
  const text = serialiseDocument(sampleDocument);

  /** Always an outcome, and what opens is a valid document whose references hold. */
  function check(mutated: string): 'opened' | 'refused' {
    const result = parseDocument(mutated, 'a.lightweave');
    if (!result.ok) {
      expect(result.error).toBeInstanceOf(AppError);
      return 'refused';
    }
    const { document, problems } = result.value;
    expect(documentSchema.safeParse(document).success).toBe(true);
    for (const { source, target } of Object.values(document.edges))
      expect(nodeOf(document, source) && nodeOf(document, target)).toBeDefined();
    for (const translator of [english, korean])
      for (const problem of problems) expect(translator.problem(problem)).not.toBe('');
    expect(parseDocument(serialiseDocument(document), 'b')).toEqual({ ok: true, value: { document, problems: [] } });
    return 'opened';
  }

  const tally = { opened: 0, refused: 0 };

  it('survives changed, missing and repeated characters', () => {
    const edit = fc.record({
      at: fc.nat(text.length),
      remove: fc.nat(20),
      insert: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '0', '-', '.', 'e', '\u0000', '\ud800'),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.option(fc.nat(text.length)), (edits, cut) => {
        let mutated = text;
        for (const { at, remove, insert } of edits)
          mutated = mutated.slice(0, at) + insert + mutated.slice(at + remove);
        tally[check(cut === null ? mutated : mutated.slice(0, cut))] += 1;
      }),
      { numRuns: 500 },
    );
  });

  it('survives every value replaced by something of another kind', () => {
    const paths: string[][] = [];
    const walk = (value: unknown, path: string[]): void => {
      if (path.length > 0) paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    };
    const whole = changed({});
    walk(whole, []);
    const value = fc.oneof(
      fc.constantFrom<unknown>(null, true, 1e308, -1e308, 5e-324, '', '\ud800', 'input', [], {}, [[]]),
      fc.constantFrom<unknown>({ expr: '1' }, { kind: 'x' }, { x: 0, y: 0 }),
      fc.jsonValue(),
      fc.constantFrom(...paths).map(path => valueAt(whole, path)),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...paths).map(path => path.join('.')),
          value,
          { minKeys: 1, maxKeys: 4 },
        ),
        changes => {
          tally[check(JSON.stringify(changed(changes)))] += 1;
        },
      ),
      { numRuns: 500 },
    );
    expect(tally.opened + tally.refused).toBeGreaterThanOrEqual(1000);
    expect(tally.opened).toBeGreaterThan(300);
    expect(tally.refused).toBeGreaterThan(100);
  });

  it('survives numbers that overflow and circles of connections', () => {
    expect(sentences(text.replace('"x": 200.5', '"x": 1e999'))).toEqual([
      'Invalid `nodes.mine.position.x`. Expected number. Received: Infinity.',
    ]);
    const back = { source: 'add', sourceHandle: 'out', target: 'stage', targetHandle: 'in' };
    expect(opened(changed({ 'edges.back': back })).document.edges['back']).toEqual(back);
  });
});
