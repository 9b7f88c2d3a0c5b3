import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementCount } from '../../../shared/base/shape.ts';
import type { PlanWeight } from '../../../shared/lowering/LayerPlan.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import { matchWeights } from './matchWeights.ts';

const weight = (name: string, shape: readonly number[]): PlanWeight => ({
  name,
  shape,
  role: 'kernel',
  initializer: 'zeros',
  trainable: true,
});
const values = (name: string, shape: readonly number[]): NamedValues => ({
  name,
  shape,
  values: new Float32Array(elementCount(shape)).fill(name.length),
});

test('same name and shape is taken over; everything else is told', () => {
  const given = [values('stem/kernel', [3, 3, 1, 8]), values('head/kernel', [8, 10]), values('old/bias', [4])];
  const wanted = [weight('stem/kernel', [3, 3, 1, 8]), weight('head/kernel', [8, 4]), weight('new/kernel', [2])];
  const { taken, match } = matchWeights(wanted, given);
  expect([...taken]).toEqual([['stem/kernel', given[0]]]);
  expect(match).toEqual({
    matched: 1,
    renamed: [],
    fresh: ['new/kernel'],
    reshaped: ['head/kernel'],
    unused: ['old/bias'],
  });
});

test('every name ends up in exactly one place', () => {
  const list = fc.uniqueArray(
    fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), shape: fc.constantFrom([2], [3], [2, 3]) }),
    { selector: ({ name }) => name },
  );
  fc.assert(
    fc.property(list, list, (here, there) => {
      const { taken, match } = matchWeights(
        here.map(({ name, shape }) => weight(name, shape)),
        there.map(({ name, shape }) => values(name, shape)),
      );
      const { fresh, reshaped, unused, matched } = match;
      expect(matched).toBe(taken.size);
      expect([...taken.keys(), ...fresh, ...reshaped].sort()).toEqual(here.map(({ name }) => name).sort());
      expect([...taken.keys(), ...reshaped, ...unused].sort()).toEqual(there.map(({ name }) => name).sort());
    }),
  );
});
