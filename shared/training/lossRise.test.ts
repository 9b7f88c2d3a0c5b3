import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isExplosion, type LossWatch, watchLoss } from './lossRise.ts';

const watchAll = (losses: readonly number[]): LossWatch =>
  losses.reduce<LossWatch>((watch, loss, index) => watchLoss(watch, loss, index + 1), { lowest: null, rise: null });

const explodes = (losses: readonly number[]): boolean => isExplosion(watchAll(losses).rise);

/** From nearly 0 to millions, every order of magnitude as likely. */
const losses = fc.array(
  fc.double({ min: -9, max: 7, noNaN: true }).map(power => 10 ** power),
  { maxLength: 12 },
);

test('a loss explodes when some batch is a hundred times above the lowest before it, and above 1', () => {
  fc.assert(
    fc.property(losses, all => {
      const isFarAbove = (loss: number, index: number): boolean =>
        index > 0 && loss / Math.max(1, Math.min(...all.slice(0, index))) >= 100;
      expect(explodes(all)).toBe(all.some(isFarAbove));
    }),
  );
});

test('losses that only fall never explode, from wherever they come', () => {
  fc.assert(fc.property(losses, all => !explodes(all.toSorted((a, b) => b - a))));
});

test('the steepest rise is remembered with its step, also when the loss has come down again', () => {
  expect(watchAll([2.3, 2.1, 4000, 80, 9e5, 2.2, 1.9]).rise).toEqual({ step: 5, from: 2.1, to: 9e5 });
  expect(watchAll([2.3])).toEqual({ lowest: 2.3, rise: null });
});

test('a network that is nearly right may be wrong once', () => {
  expect(explodes([1e-6, 3e-7, 9.5, 1e-8, 18])).toBe(false);
});
