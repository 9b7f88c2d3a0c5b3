import { z } from 'zod';

/** Epochs over which the learning rate rises from nothing to its full value; parts of an epoch count. */
const warmup = z.number().min(0).max(100_000).default(0);
const share = z.number().min(0).max(1);
const every = z.number().positive().max(100_000);

/**
 * How the learning rate goes on from the optimizer's own, which is the highest it gets. Lengths are epochs, so that a
 * schedule means the same for every size of dataset and batch.
 */
export const scheduleSchema = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('constant'), warmup }),
  /** Times `factor` at once after each `every` epochs. */
  z.strictObject({ name: z.literal('step'), every: every.default(30), factor: share.default(0.1), warmup }),
  /** The same, but smoothly: times `factor` in the course of `every` epochs. */
  z.strictObject({ name: z.literal('exponential'), every: every.default(1), factor: share.default(0.95), warmup }),
  /** Half a cosine down to the share `final` at the last step (Loshchilov, Hutter 2017). */
  z.strictObject({ name: z.literal('cosine'), final: share.default(0), warmup }),
  /** Up from the share `start` within the share `rise` of all steps, then down to `final`, both by cosine (Smith 2018). */
  z.strictObject({
    name: z.literal('oneCycle'),
    rise: share.default(0.3),
    start: share.default(0.04),
    final: share.default(4e-6),
  }),
  /** Times `factor` when the validation loss has not fallen by more than `minDelta` for `patience` epochs, as Keras does. */
  z.strictObject({
    name: z.literal('reduceOnPlateau'),
    factor: share.default(0.1),
    patience: z.number().int().min(1).max(100_000).default(10),
    minDelta: z.number().min(0).default(1e-4),
    /** Epochs after a reduction that do not count. */
    cooldown: z.number().int().min(0).max(100_000).default(0),
    minLearningRate: z.number().min(0).max(100).default(0),
  }),
]);
export type ScheduleSettings = z.infer<typeof scheduleSchema>;
