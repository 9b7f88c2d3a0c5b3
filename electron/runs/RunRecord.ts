import { z } from 'zod';
import { trainSettingsSchema } from '../../shared/jobs/TrainSettings.ts';

/** What a run was, apart from its network: enough to repeat it, and to know how it ended. */
export const runRecordSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  name: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  state: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
  settings: trainSettingsSchema,
  dataset: z.strictObject({ id: z.string(), name: z.string(), hash: z.string(), labels: z.array(z.string()) }),
  /** Results are the same for the same versions, processor and number of threads only. */
  versions: z.record(z.string(), z.string()),
  /** The class counts and losses that the run ended with, or the code of the error. */
  outcome: z.record(z.string(), z.unknown()),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
