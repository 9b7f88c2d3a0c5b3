import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import type { PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { families, templateDocument } from '../testing/templateDocument.ts';
import { adoptNames } from './adoptNames.ts';
import { kerasRoles } from './kerasRoles.ts';
import { matchWeights } from './matchWeights.ts';

/** The weights of a small form, layer by layer. */
const layersOf = (family: string): readonly (readonly PlanWeight[])[] =>
  requirePlan(templateDocument(family, 'mnist')).layers.flatMap(({ weights }) => (weights.length > 0 ? [weights] : []));

type Layers = ReturnType<typeof layersOf>;

/**
 * A file with the same layers under names that Keras could give them, moving averages last as tfjs writes them. `origin` tells
 * what each is in truth.
 */
function foreignFile(layers: Layers, { first, suffix }: { readonly first: number; readonly suffix: string }) {
  const origin = new Map<string, string>();
  const values = layers.flatMap((weights, place) =>
    weights.map(({ name, role, shape, trainable }) => {
      const word = kerasRoles[role] ?? role;
      const value = { name: `layer_${first + place}/${word}${suffix}`, shape, values: new Float32Array() };
      origin.set(value.name, name);
      return { value, trainable };
    }),
  );
  const ordered = [...values.filter(({ trainable }) => trainable), ...values.filter(({ trainable }) => !trainable)];
  return { origin, given: ordered.map(({ value }): NamedValues => value) };
}

const naming = fc.record({ first: fc.nat(), suffix: fc.constantFrom('', ':0') });

const matchFile = (layers: Layers, given: readonly NamedValues[]) =>
  matchWeights(layers.flat(), given, adoptNames(layers.flat(), given));

describe.each(families)('a %s from elsewhere', family => {
  const layers = layersOf(family);
  const anyLayer = fc.nat({ max: layers.length - 1 });

  test('gives every weight to its own, whatever its layers are called', () => {
    fc.assert(
      fc.property(naming, names => {
        const { given, origin } = foreignFile(layers, names);
        const { taken, match } = matchFile(layers, given);
        expect(match).toMatchObject({ matched: given.length, fresh: [], reshaped: [], unused: [] });
        expect(match.renamed).toHaveLength(given.length);
        for (const [name, { name: from }] of taken) expect(origin.get(from)).toBe(name);
      }),
      { numRuns: 5 },
    );
  });

  test('with a layer of another shape gives all others, and tells of that one', () => {
    fc.assert(
      fc.property(naming, anyLayer, fc.integer({ min: 1, max: 3 }), (names, place, more) => {
        const widened = layers.map((weights, index) =>
          index === place ? weights.map(weight => ({ ...weight, shape: widen(weight.shape, more) })) : weights,
        );
        const { given, origin } = foreignFile(widened, names);
        const { taken, match } = matchFile(layers, given);
        const other = required(layers[place], 'a layer').map(({ name }) => name);
        expect(match).toMatchObject({ matched: given.length - other.length, fresh: [], reshaped: other, unused: [] });
        for (const [name, { name: from }] of taken) expect(origin.get(from)).toBe(name);
      }),
      { numRuns: 20 },
    );
  });

  test('without one of its layers gives none of those that it could be, and tells of them', () => {
    fc.assert(
      fc.property(naming, anyLayer, (names, place) => {
        const { given, origin } = foreignFile(
          layers.filter((_, index) => index !== place),
          names,
        );
        const { taken, match } = matchFile(layers, given);
        expect(match.fresh).toEqual(expect.arrayContaining(required(layers[place], 'a layer').map(({ name }) => name)));
        expect(match.unused).toHaveLength(given.length - match.matched);
        for (const [name, { name: from }] of taken) expect(origin.get(from)).toBe(name);
      }),
      { numRuns: 20 },
    );
  });
});

const widen = (shape: readonly number[], by: number): readonly number[] => shape.map(extent => extent + by);

const listed = (names: readonly string[]) =>
  fc.uniqueArray(
    fc.record({
      layer: fc.constantFrom(...names),
      role: fc.constantFrom('kernel', 'bias'),
      shape: fc.constantFrom([2], [3], [2, 3]),
    }),
    { selector: ({ layer, role }) => `${layer}/${role}` },
  );

test('whatever is in the file, every name ends up in exactly one place, and only what fits is taken', () => {
  fc.assert(
    fc.property(listed(['a', 'b', 'c', 'd']), listed(['a', 'v', 'w', 'x', 'y']), (here, there) => {
      const wanted = here.map(({ layer, role, shape }): PlanWeight => {
        return { name: `${layer}/${role}`, role, shape, initializer: 'zeros', trainable: true };
      });
      const given = there.map(({ layer, role, shape }): NamedValues => {
        return { name: `${layer}/${role}`, shape, values: new Float32Array() };
      });
      const adopted = adoptNames(wanted, given);
      const { taken, match } = matchWeights(wanted, given, adopted);
      const { fresh, reshaped, unused, renamed } = match;
      const owner = new Map([...adopted].map(([from, name]) => [name, from]));
      expect(owner.size).toBe(adopted.size);
      expect([...taken.keys(), ...fresh, ...reshaped].sort()).toEqual(wanted.map(({ name }) => name).sort());
      const used = [...taken.values()].map(({ name }) => name);
      const replaced = reshaped.map(name => owner.get(name) ?? name);
      expect([...used, ...replaced, ...unused].sort()).toEqual(given.map(({ name }) => name).sort());
      for (const { name, shape } of wanted) expect(taken.get(name)?.shape ?? shape).toEqual(shape);
      for (const { name, from } of renamed) expect(from.split('/')[1]).toBe(name.split('/')[1]);
    }),
  );
});

test('what a name is found for goes by it, and the others by their order', () => {
  const wanted = ['stem', 'middle', 'end'].map((layer): PlanWeight => {
    return { name: `${layer}/kernel`, role: 'kernel', shape: [3, 3, 8, 8], initializer: 'zeros', trainable: true };
  });
  const given = ['end', 'conv2d', 'conv2d_1'].map((layer): NamedValues => {
    return { name: `${layer}/kernel`, shape: [3, 3, 8, 8], values: new Float32Array() };
  });
  const { match } = matchWeights(wanted, given, adoptNames(wanted, given));
  expect(match.renamed).toEqual([
    { name: 'stem/kernel', from: 'conv2d/kernel' },
    { name: 'middle/kernel', from: 'conv2d_1/kernel' },
  ]);
  expect(match.matched).toBe(3);
});
