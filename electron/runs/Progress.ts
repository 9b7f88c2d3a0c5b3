import { z } from 'zod';
import { plateauSchema } from '../../shared/training/plateau.ts';

const meansSchema = z.strictObject({ loss: z.number(), accuracy: z.number() });

const epochResultSchema = z.strictObject({
  epoch: z.number().int(),
  step: z.number().int(),
  train: meansSchema,
  validation: z.strictObject({ ...meansSchema.shape, examples: z.number().int() }).nullable(),
});
/** What an epoch came to. */
export type EpochResult = z.infer<typeof epochResultSchema>;

/**
 * How far a training is, apart from its weights: with them and the settings, enough to go on as if it had not stopped.
 * Plain numbers, so that a checkpoint can hold it.
 */
export const progressSchema = z.strictObject({
  /** Epochs that are through, validation included. */
  epochs: z.number().int().min(0),
  /** Steps over all epochs: those beyond the epochs are the place in the order of the next one. */
  step: z.number().int().min(0),
  /** Sums over the images that the unfinished epoch has seen. */
  seen: z.strictObject({ loss: z.number(), correct: z.number(), examples: z.number().int() }),
  best: epochResultSchema.nullable(),
  stoppedEarly: z.boolean(),
  plateau: plateauSchema,
  /** Images that went through, and the time that took without validation. */
  examples: z.number(),
  trainingMs: z.number(),
  /** Of that, what it took to bring batches together. */
  dataMs: z.number().default(0),
  /** Since the run began, without the time that it lay still. */
  elapsedMs: z.number(),
});
export type Progress = z.infer<typeof progressSchema>;
