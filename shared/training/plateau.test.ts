import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scheduleSchema, type ScheduleSettings } from './scheduleSchema.ts';
import { type Plateau, plateauSchema, startPlateau, watchPlateau } from './plateau.ts';

const plateauOf = (change: object): ScheduleSettings => scheduleSchema.parse({ name: 'reduceOnPlateau', ...change });

/** The learning rate after each epoch. */
const follow = (schedule: ScheduleSettings, losses: readonly number[]): number[] => {
  let plateau: Plateau = startPlateau(1);
  return losses.map(loss => {
    plateau = watchPlateau(schedule, plateau, loss);
    return plateau.learningRate;
  });
};

test.each<[object, number[], number[]]>([
  [{ patience: 2, factor: 0.5 }, [5, 4, 4, 4, 4, 4], [1, 1, 1, 0.5, 0.5, 0.25]],
  [{ patience: 1, factor: 0.5, minDelta: 1 }, [5, 4.5, 3, 3], [1, 0.5, 0.5, 0.25]],
  [{ patience: 1, factor: 0.5, cooldown: 2 }, [5, 5, 5, 5, 5], [1, 0.5, 0.5, 0.25, 0.25]],
  [{ patience: 1, factor: 0.1, minLearningRate: 0.05 }, [5, 5, 5, 5], [1, 0.1, 0.05, 0.05]],
  [{ patience: 1, factor: 0.5 }, [Number.NaN, 5, 5], [0.5, 0.5, 0.25]],
])('%j after losses %j', (change, losses, expected) => {
  const found = follow(plateauOf({ minDelta: 0, ...change }), losses);
  expect(found.map(rate => Number(rate.toFixed(6)))).toEqual(expected);
});

const loss = fc.double({ min: 0, max: 10, noNaN: true });

test('the rate never rises, never falls below the least, and stays while the loss falls', () => {
  fc.assert(
    fc.property(
      fc.array(loss),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 3 }),
      (losses, patience, rest) => {
        const schedule = plateauOf({ patience, cooldown: rest, factor: 0.3, minLearningRate: 0.01, minDelta: 0 });
        const found = follow(schedule, losses);
        found.forEach((rate, index) => expect(rate).toBeLessThanOrEqual(found[index - 1] ?? 1));
        for (const rate of found) expect(rate).toBeGreaterThanOrEqual(0.01);
        const falling = [...new Set(losses)].sort((a, b) => b - a);
        for (const rate of follow(schedule, falling)) expect(rate).toBe(1);
      },
    ),
  );
});

test('its state survives being written down, wherever it is split', () => {
  fc.assert(
    fc.property(fc.array(loss, { minLength: 1 }), fc.nat(), (losses, at) => {
      const schedule = plateauOf({ patience: 1, factor: 0.5, cooldown: 1 });
      const step = (plateau: Plateau, next: number) => watchPlateau(schedule, plateau, next);
      const half = losses.slice(0, at % losses.length).reduce(step, startPlateau(1));
      const read = plateauSchema.parse(JSON.parse(JSON.stringify(half)));
      const rest = losses.slice(at % losses.length);
      expect(rest.reduce(step, read)).toEqual(losses.reduce(step, startPlateau(1)));
    }),
  );
});

test('other schedules keep their rate', () => {
  expect(follow(scheduleSchema.parse({ name: 'cosine' }), Array<number>(30).fill(1))).toEqual(
    Array<number>(30).fill(1),
  );
});
