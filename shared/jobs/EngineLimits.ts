import { z } from 'zod';

/** How much of the machine jobs may take. */
export const engineLimitsSchema = z.strictObject({
  /** Threads that compute; null takes one for each core. */
  threads: z.number().int().min(1).max(1024).nullable(),
  /** Beside other programs: `low` leaves them what they ask for. */
  priority: z.enum(['normal', 'low', 'lowest']),
  /** Trainings at the same time; others wait for their turn. */
  parallelRuns: z.number().int().min(1).max(16),
});
export type EngineLimits = z.infer<typeof engineLimitsSchema>;

export const defaultEngineLimits: EngineLimits = { threads: null, priority: 'low', parallelRuns: 1 };
