import { z } from 'zod';
import type { ScheduleSettings } from './scheduleSchema.ts';

/** What `reduceOnPlateau` remembers from epoch to epoch: plain numbers, so that a checkpoint can hold it. */
export const plateauSchema = z.strictObject({
  /** The lowest loss so far; null before the first. */
  best: z.number().nullable(),
  /** Epochs since then, without those of a cooldown. */
  waited: z.number().int(),
  cooldownLeft: z.number().int(),
  learningRate: z.number(),
});
export type Plateau = z.infer<typeof plateauSchema>;

/** Before the first epoch, at the optimizer's own rate. */
export const startPlateau = (learningRate: number): Plateau => ({
  best: null,
  waited: 0,
  cooldownLeft: 0,
  learningRate,
});

/** The state after an epoch with this validation loss, by the rule of Keras' ReduceLROnPlateau. Other schedules keep theirs. */
export function watchPlateau(schedule: ScheduleSettings, plateau: Plateau, loss: number): Plateau {
  if (schedule.name !== 'reduceOnPlateau') return plateau;
  const cooldownLeft = Math.max(0, plateau.cooldownLeft - 1);
  const rested = plateau.cooldownLeft > 0 ? { ...plateau, cooldownLeft, waited: 0 } : plateau;
  if (loss < (rested.best ?? Number.POSITIVE_INFINITY) - schedule.minDelta) return { ...rested, best: loss, waited: 0 };
  if (cooldownLeft > 0) return rested;
  const waited = rested.waited + 1;
  if (waited < schedule.patience || rested.learningRate <= schedule.minLearningRate) return { ...rested, waited };
  const learningRate = Math.max(rested.learningRate * schedule.factor, schedule.minLearningRate);
  return { ...rested, waited: 0, cooldownLeft: schedule.cooldown, learningRate };
}
