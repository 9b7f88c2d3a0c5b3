import { z } from 'zod';

const names = z.array(z.string());

/** What a training took over from another run or a file of weights, weight by weight. */
export const weightMatchSchema = z.object({
  /** The run's id, or the path of the file. */
  run: z.string(),
  /** How many weights were taken over: same name or `renamed`, same shape. */
  matched: z.number(),
  /** Those of them that have other names in the file: layers of the same kind and shapes, in the same order. */
  renamed: z.array(z.object({ name: z.string(), from: z.string() })),
  /** Weights that the run has nothing for, and those that have another shape in it: drawn anew. */
  fresh: names,
  reshaped: names,
  /** Weights of the run that have no place here. */
  unused: names,
});
export type WeightMatch = z.infer<typeof weightMatchSchema>;
