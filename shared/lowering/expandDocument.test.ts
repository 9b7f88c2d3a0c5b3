import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { required } from '../base/assert.ts';
import { type Definition, documentSchema, emptyDocument, type GraphDocument } from '../graph/GraphDocument.ts';
import { instantiate } from '../templates/instantiate.ts';
import { type TemplateFile, templateFileSchema } from '../templates/TemplateFile.ts';
import { expandDocument } from './expandDocument.ts';
import type { PlanLayer } from './LayerPlan.ts';
import { lower } from './lower.ts';

const folder = new URL('../../templates/', import.meta.url);
const templates: readonly TemplateFile[] = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => templateFileSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));

const expand = (document: GraphDocument): GraphDocument =>
  expandDocument(document, required(lower(document).plan, `a plan of ${document.name}`));

/** What a layer is, whatever it and its sources are called. */
const facts = ({ type, params, inputShapes, shape, weights, costs }: PlanLayer) => ({
  type,
  params,
  inputShapes,
  shape,
  weights: weights.map(({ name: _name, ...weight }) => weight),
  costs,
});

/** Expects that a document expands to a valid one with exactly the same network. */
function expectSameNetwork(document: GraphDocument): void {
  const before = lower(document);
  const made = expand(document);
  const parsed = documentSchema.safeParse(made);
  expect(parsed.error?.issues ?? []).toEqual([]);
  const after = lower(made);
  expect(after.problems).toEqual([]);
  expect(after.input).toEqual(before.input);
  // The order of branches that do not wait for each other may change, and with it the peak.
  const { peakActivationBytes } = after.totals;
  expect(after.totals).toEqual({ ...before.totals, peakActivationBytes });
  const ids = Object.keys(made.nodes);
  const idOf = new Map(before.layers.map(({ name }, index) => [name, ids[index]]));
  const found = new Map(after.layers.map(layer => [layer.name, layer]));
  for (const layer of before.layers) {
    const twin = required(found.get(idOf.get(layer.name) ?? ''), layer.name);
    expect(twin.inputs).toEqual(layer.inputs.map(input => idOf.get(input)));
    expect(facts(twin)).toEqual(facts(layer));
  }
  const headsBefore = before.heads.map(({ layer, node: _node, ...head }) => ({ ...head, layer: idOf.get(layer) }));
  const headsAfter = after.heads.map(({ node: _node, ...head }) => head);
  expect(new Set(headsAfter)).toEqual(new Set(headsBefore));
}

const node = (type: string, params: GraphDocument['nodes'][string]['params'] = {}) => ({
  type,
  params,
  position: { x: 0, y: 0 },
});

/** Nodes in a row, the last one the output. */
function chain(nodes: GraphDocument['nodes'], definitions: GraphDocument['definitions'] = {}): GraphDocument {
  const ids = Object.keys(nodes);
  const edges = ids.slice(1).map((target, index) => {
    const edge = { source: ids[index] ?? '', sourceHandle: 'out', target, targetHandle: 'in' };
    return [`e${index}`, edge] as const;
  });
  const head = { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } as const;
  const heads = { [required(ids.at(-1), 'a last node')]: head };
  return { ...emptyDocument('chain'), definitions, nodes, edges: Object.fromEntries(edges), heads };
}

const tail = { pool: node('GlobalAveragePooling2D'), dense: node('Dense', { units: { expr: 'classes' } }) };

describe('expandDocument', () => {
  describe.each(templates.map(template => [template.id, template] as const))('of %s', (_id, template) => {
    it.each(Object.keys(template.variants))('%s has the same layers, weights, costs and heads', variant => {
      const document = instantiate(template, variant);
      if (!document.ok) expect.fail(JSON.stringify(document.error));
      expectSameNetwork(document.value);
    });
  });

  it('keeps name and notes, folds arguments in, and leaves out what no head depends on', () => {
    const document: GraphDocument = {
      ...chain({ image: node('Input'), conv: node('Conv2D', { filters: { expr: '8*width' } }), ...tail }),
      notes: 'As it was.',
      arguments: { width: { kind: 'number', value: 2 } },
      input: { ...emptyDocument('').input, resolution: [20, 24], classes: { expr: '2 + 3' } },
    };
    const draft = { ...document, nodes: { ...document.nodes, draft: node('Conv2D') } };
    const made = expand(document);
    expect(made).toMatchObject({ name: 'chain', notes: 'As it was.', arguments: {}, definitions: {} });
    expect(made.input).toMatchObject({ resolution: [20, 24], classes: 5 });
    expect(made.nodes['conv']?.params).toEqual({ filters: 16 });
    expect(expand(draft)).toEqual(made);
  });

  it('expands blocks of the document’s own, repeats, and bypassed nodes', () => {
    const own: Definition = {
      arguments: { filters: { kind: 'number', value: 4, min: 1, max: 64 } },
      nodes: {
        in: node('BlockInput'),
        conv: node('DepthwiseSeparable', { filters: { expr: 'filters' } }),
        out: node('BlockOutput'),
      },
      edges: {
        a: { source: 'in', sourceHandle: 'out', target: 'conv', targetHandle: 'in' },
        b: { source: 'conv', sourceHandle: 'out', target: 'out', targetHandle: 'in' },
      },
    };
    const nodes = {
      image: node('Input'),
      stage: { ...node('Own', { filters: { expr: '4 * (i + 1)' } }), repeat: 3 },
      skipped: { ...node('Conv2D'), when: false },
      ...tail,
    };
    expectSameNetwork(chain(nodes, { Own: own }));
  });

  it('gives every layer an id of its own that files can hold, whatever nodes are called', () => {
    const id = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/);
    const word = fc.constantFrom('a', 'a_0', 'a_0_conv', 'a_1', 'a_0_conv_2', `${'x'.repeat(63)}1`, 'x'.repeat(64));
    const name = fc.oneof(id, word).filter(name => !['image', 'pool', 'dense'].includes(name));
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 3 })),
        (names, repeats) => {
          const middle = names.map((name, index) => {
            const repeat = repeats[index];
            return [
              name,
              { ...node('ConvBlock', { filters: 2 }), ...(repeat === undefined ? {} : { repeat }) },
            ] as const;
          });
          expectSameNetwork(chain({ image: node('Input'), ...Object.fromEntries(middle), ...tail }));
        },
      ),
      { numRuns: 40 },
    );
  });
});
