import { z } from 'zod';

const rounds = z.array(z.number());

/** One measured thing: every round of ours and of the peer, in `unit`, taken in turn in one run. */
const rowSchema = z.strictObject({
  id: z.string(),
  what: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher']),
  ours: rounds,
  peer: rounds,
  peerName: z.string(),
  /** How many times better our median is than the peer's: above 1 we win. Null without a peer. */
  ratio: z.number().nullable(),
  /** What we want: a ratio against the peer, or a limit in `unit`; null where only a median over rows has a goal. */
  goal: z.string().nullable(),
  reached: z.boolean().nullable(),
  /** What else is worth knowing. */
  note: z.string().optional(),
});
export type BenchRow = z.infer<typeof rowSchema>;

export const benchResultSchema = z.strictObject({
  name: z.string(),
  machine: z.strictObject({ cpu: z.string(), cores: z.number(), memoryGiB: z.number(), system: z.string() }),
  commit: z.string(),
  command: z.string(),
  rows: z.array(rowSchema),
});

/** A benchmark's file `docs/benchmarks/NAME.json`; all benchmarks have this form. */
export type BenchResult = z.infer<typeof benchResultSchema>;
