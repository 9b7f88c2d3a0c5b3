import { z } from 'zod';
import { trainSettingsSchema } from './TrainSettings.ts';

/** What a run was, apart from its network: enough to repeat it, and to know how it ended. */
export const runRecordSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  /** Of the network; people may call the run something else (`RunLabel`). */
  name: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  state: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
  settings: trainSettingsSchema,
  dataset: z.strictObject({ id: z.string(), name: z.string(), hash: z.string(), labels: z.array(z.string()) }),
  /** Results are the same for the same versions, processor and number of threads only. */
  versions: z.record(z.string(), z.string()),
  /** How large the network is. */
  network: z.strictObject({ trainableParams: z.number(), macs: z.number() }).nullable().default(null),
  /** As one recorded graph, or operation by operation; null before the first step, and in old records. */
  path: z.enum(['recorded', 'eager']).nullable().default(null),
  /** The class counts and losses that the run ended with, or the code of the error. */
  outcome: z.record(z.string(), z.unknown()),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** What people write on a run. Apart from the record, which belongs to the process that trains. */
export const runLabelSchema = z.strictObject({
  name: z.string().min(1).max(256),
  tags: z.array(z.string().min(1).max(64)).max(32),
  notes: z.string().max(10_000),
});
export type RunLabel = z.infer<typeof runLabelSchema>;
export const runLabelChangeSchema = runLabelSchema.partial();
export type RunLabelChange = z.infer<typeof runLabelChangeSchema>;
