import fc from 'fast-check';
import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { combineGradients } from './combineGradients.ts';

type Rows = readonly (readonly number[])[];
const none = { accumulationSteps: 1, clipValue: null, globalClipNorm: null };

/** Combines gradients of weights `0`, `1`, … in TensorFlow. */
const combined = (gradients: Rows, settings: Partial<typeof none> | object, sums: Rows = []): number[][] =>
  tf.tidy(() => {
    const named = (rows: Rows) => new Map(rows.map((row, index) => [String(index), tf.tensor1d([...row])]));
    const found = combineGradients(named(gradients), named(sums), { ...none, ...settings });
    return [...found.values()].map(tensor => [...tensor.dataSync()]);
  });

const lengthOf = (rows: Rows): number => Math.hypot(...rows.flat());
const value = fc.double({ min: -10, max: 10, noNaN: true }).map(Math.fround);
const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
const limit = fc.double({ min: 0.01, max: 20, noNaN: true });

const expectClose = (found: Rows, expected: Rows): void =>
  found.forEach((row, index) => {
    row.forEach((each, at) => expect(each).toBeCloseTo(required(expected[index]?.[at], 'a value'), 3));
  });

test('without settings a gradient stays what it is', () => {
  fc.assert(
    fc.property(rows, given => {
      expect(combined(given, {})).toEqual(given.map(row => [...row]));
    }),
    { numRuns: 30 },
  );
});

test('a limit of the length keeps the direction, and leaves shorter gradients', () => {
  fc.assert(
    fc.property(rows, limit, (given, globalClipNorm) => {
      const length = lengthOf(given);
      const scale = length > globalClipNorm ? globalClipNorm / length : 1;
      expectClose(
        combined(given, { globalClipNorm }),
        given.map(row => row.map(each => each * scale)),
      );
    }),
    { numRuns: 50 },
  );
});

test('a limit of the values comes before that of the length', () => {
  fc.assert(
    fc.property(rows, limit, (given, clipValue) => {
      const cut = given.map(row => row.map(each => Math.min(clipValue, Math.max(-clipValue, each))));
      expectClose(combined(given, { clipValue }), cut);
      expect(lengthOf(combined(given, { clipValue, globalClipNorm: 1 }))).toBeLessThan(1.001);
    }),
    { numRuns: 50 },
  );
});

test('sums become means with the last gradient', () => {
  expect(combined([[1, 2], [3]], { accumulationSteps: 4 }, [[3, 2], [5]])).toEqual([[1, 1], [2]]);
});

test('a gradient that is no number is not made one', () => {
  expect(
    combined([[1, Number.NaN], [3]], { globalClipNorm: 1 })
      .flat()
      .every(Number.isNaN),
  ).toBe(true);
});
