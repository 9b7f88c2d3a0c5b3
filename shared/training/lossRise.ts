import { z } from 'zod';

/** How a loss rose: from the lowest of all batches before to that of the batch at `step`. */
export const lossRiseSchema = z.strictObject({ step: z.number(), from: z.number(), to: z.number() });
type LossRise = z.infer<typeof lossRiseSchema>;

/** What is remembered of a training's losses: the lowest, and the steepest rise. */
export interface LossWatch {
  /** Null before the first. */
  readonly lowest: number | null;
  /** Null before the second. */
  readonly rise: LossRise | null;
}

/** Two orders of magnitude: more than what single batches differ by. */
const explodingFactor = 100;

/** Below 1, losses of a network that is nearly right differ by any factor, and mean nothing by it. */
const factorOf = ({ from, to }: LossRise): number => to / Math.max(1, from);

/** Whether a loss, though still a number, is so far above its best that the training has come apart. */
export const isExplosion = (rise: LossRise | null): rise is LossRise =>
  rise !== null && factorOf(rise) >= explodingFactor;

/** The watch after one more batch. */
export function watchLoss({ lowest, rise }: LossWatch, loss: number, step: number): LossWatch {
  if (lowest === null) return { lowest: loss, rise };
  const here = { step, from: lowest, to: loss };
  const isSteeper = rise === null || factorOf(here) > factorOf(rise);
  return { lowest: Math.min(lowest, loss), rise: isSteeper ? here : rise };
}
