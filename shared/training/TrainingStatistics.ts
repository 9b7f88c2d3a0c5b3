import { z } from 'zod';
import { lossRiseSchema } from './lossRise.ts';

/** How the values of a tensor are spread. */
const spreadSchema = z.strictObject({
  low: z.number(),
  high: z.number(),
  mean: z.number(),
  /** Of the values from their mean. */
  deviation: z.number(),
  /** The Euclidean length of all values together. */
  norm: z.number(),
  /** How many values lie in each of as many equal stretches from `low` to `high`. */
  counts: z.array(z.number()),
});
export type Spread = z.infer<typeof spreadSchema>;

const weightStatisticsSchema = z.strictObject({
  /** As the plan names it. */
  weight: z.string(),
  /** The node of the document it belongs to. */
  node: z.string(),
  values: spreadSchema,
  /** Of a batch; null for weights that follow none. */
  gradient: spreadSchema.nullable(),
});
export type WeightStatistics = z.infer<typeof weightStatisticsSchema>;

const rectifierStatisticsSchema = z.strictObject({
  layer: z.string(),
  node: z.string(),
  /** Share of the channels or units that are zero for every image of a batch, 0..1. */
  dead: z.number(),
});

/** How weights, their gradients and the activations stand at the end of an epoch. */
export const trainingStatisticsSchema = z.strictObject({
  epoch: z.number(),
  step: z.number(),
  weights: z.array(weightStatisticsSchema),
  rectifiers: z.array(rectifierStatisticsSchema),
  /** The steepest rise of the loss, with the head that names the class. Null before there was one. */
  loss: z.strictObject({ node: z.string(), layer: z.string(), rise: lossRiseSchema }).nullable().default(null),
});
export type TrainingStatistics = z.infer<typeof trainingStatisticsSchema>;
