import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ScheduleSettings, scheduleSchema } from './scheduleSchema.ts';
import { learningRateAt } from './learningRateAt.ts';

const rates = (schedule: ScheduleSettings, stepsPerEpoch: number, epochs: number): number[] =>
  Array.from({ length: stepsPerEpoch * epochs }, (_, index) =>
    learningRateAt(1, schedule, { step: index + 1, stepsPerEpoch, totalSteps: stepsPerEpoch * epochs }),
  );
const rounded = (values: readonly number[]): number[] => values.map(value => Number(value.toFixed(4)));

test.each<[object, number[]]>([
  [{ name: 'constant' }, [1, 1, 1, 1, 1, 1]],
  [{ name: 'constant', warmup: 2 }, [0.25, 0.5, 0.75, 1, 1, 1]],
  [{ name: 'step', every: 1, factor: 0.5 }, [1, 1, 0.5, 0.5, 0.25, 0.25]],
  [{ name: 'step', every: 1.5, factor: 0.1 }, [1, 1, 1, 0.1, 0.1, 0.1]],
  [{ name: 'exponential', every: 1, factor: 0.25 }, [1, 0.5, 0.25, 0.125, 0.0625, 0.0313]],
  [{ name: 'cosine' }, [1, 0.9045, 0.6545, 0.3455, 0.0955, 0]],
  [{ name: 'cosine', warmup: 1, final: 0.5 }, [0.5, 1, 1, 0.875, 0.625, 0.5]],
  [{ name: 'oneCycle', rise: 0.4, start: 0.1, final: 0 }, [0.1, 0.55, 1, 0.75, 0.25, 0]],
  [{ name: 'reduceOnPlateau' }, [1, 1, 1, 1, 1, 1]],
])('%j over three epochs of two steps', (given, expected) => {
  expect(rounded(rates(scheduleSchema.parse(given), 2, 3))).toEqual(expected);
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const epochs = fc.double({ min: 0, max: 20, noNaN: true });
const some = fc.double({ min: 0.1, max: 20, noNaN: true });
const schedules: fc.Arbitrary<ScheduleSettings> = fc.oneof(
  fc.record({ name: fc.constant('constant' as const), warmup: epochs }),
  fc.record({ name: fc.constant('step' as const), every: some, factor: share, warmup: epochs }),
  fc.record({ name: fc.constant('exponential' as const), every: some, factor: share, warmup: epochs }),
  fc.record({ name: fc.constant('cosine' as const), final: share, warmup: epochs }),
  fc.record({ name: fc.constant('oneCycle' as const), rise: share, start: share, final: share }),
);
const lengths = fc.record({ stepsPerEpoch: fc.integer({ min: 1, max: 30 }), epochs: fc.integer({ min: 1, max: 20 }) });

describe('every schedule', () => {
  it('stays between nothing and the highest rate', () => {
    fc.assert(
      fc.property(schedules, lengths, (schedule, { stepsPerEpoch, epochs: count }) => {
        for (const rate of rates(schedule, stepsPerEpoch, count)) {
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it('scales with the highest rate', () => {
    fc.assert(
      fc.property(schedules, lengths, fc.double({ min: 1e-6, max: 100, noNaN: true }), (schedule, length, highest) => {
        const moment = { step: length.epochs, stepsPerEpoch: length.stepsPerEpoch, totalSteps: 1000 };
        const expected = highest * learningRateAt(1, schedule, moment);
        expect(learningRateAt(highest, schedule, moment)).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('never rises again once it has fallen', () => {
    fc.assert(
      fc.property(schedules, lengths, (schedule, { stepsPerEpoch, epochs: count }) => {
        if (schedule.name !== 'cosine' && schedule.name !== 'oneCycle') return;
        const all = rates(schedule, stepsPerEpoch, count);
        const top = all.indexOf(Math.max(...all));
        all.slice(top + 1).forEach((rate, index) => {
          expect(rate).toBeLessThanOrEqual((all[top + index] ?? 0) + 1e-12);
        });
      }),
    );
  });
});

test('an epoch means the same whatever the number of its steps', () => {
  const atEnd = (schedule: ScheduleSettings, stepsPerEpoch: number): number =>
    learningRateAt(1, schedule, { step: 3 * stepsPerEpoch + 1, stepsPerEpoch, totalSteps: 10 * stepsPerEpoch });
  fc.assert(
    fc.property(some, share, fc.integer({ min: 1, max: 50 }), (every, factor, stepsPerEpoch) => {
      const schedule = { name: 'exponential', every, factor, warmup: 0 } as const;
      expect(atEnd(schedule, stepsPerEpoch)).toBeCloseTo(factor ** (3 / every), 9);
    }),
  );
});
