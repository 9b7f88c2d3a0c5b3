import { z } from 'zod';
import { augmentationSchema } from './Augmentation.ts';
import { scheduleSchema } from '../training/scheduleSchema.ts';

const learningRate = z.number().positive().max(100);
const weightDecay = z.number().min(0).max(1).default(0);

/**
 * The optimizers by Keras' names, with Keras' defaults. Weight decay is decoupled, as in Keras: each step takes the share
 * `learningRate * weightDecay` off every trained weight, whatever the gradient.
 */
export const optimizerSchema = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('sgd'),
    learningRate: learningRate.default(0.01),
    momentum: z.number().min(0).lt(1).default(0),
    nesterov: z.boolean().default(false),
    weightDecay,
  }),
  z.strictObject({
    name: z.literal('rmsprop'),
    learningRate: learningRate.default(0.001),
    rho: z.number().min(0).lt(1).default(0.9),
    momentum: z.number().min(0).lt(1).default(0),
    weightDecay,
    epsilon: z.number().positive().default(1e-7),
  }),
  z.strictObject({
    name: z.literal('adam'),
    learningRate: learningRate.default(0.001),
    beta1: z.number().min(0).lt(1).default(0.9),
    beta2: z.number().min(0).lt(1).default(0.999),
    epsilon: z.number().positive().default(1e-7),
  }),
  z.strictObject({
    name: z.literal('adamw'),
    learningRate: learningRate.default(0.001),
    beta1: z.number().min(0).lt(1).default(0.9),
    beta2: z.number().min(0).lt(1).default(0.999),
    epsilon: z.number().positive().default(1e-7),
    weightDecay: z.number().min(0).max(1).default(0.004),
  }),
]);
export type OptimizerSettings = z.infer<typeof optimizerSchema>;

/** How a network is trained. Everything that influences the result is here, so that a run can be repeated. */
export const trainSettingsSchema = z.strictObject({
  dataset: z.string().min(1).max(1000),
  epochs: z.number().int().min(1).max(100_000).default(5),
  batchSize: z.number().int().min(1).max(65_536).default(64),
  optimizer: optimizerSchema.default({ name: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }),
  schedule: scheduleSchema.default({ name: 'constant', warmup: 0 }),
  /** The longest that the gradient of a step may be, over all weights together; null leaves it. */
  globalClipNorm: z.number().positive().nullable().default(null),
  /** The largest that each value of a gradient may be, either way; null leaves it. */
  clipValue: z.number().positive().nullable().default(null),
  /** The share of each label's worth that cross-entropy spreads evenly over all classes, in training. */
  labelSmoothing: z.number().min(0).lt(1).default(0),
  /** What the losses of each class count; `balanced`: every class as much as any other. Null counts images alike. */
  classWeights: z
    .union([z.literal('balanced'), z.array(z.number().min(0)).min(1)])
    .nullable()
    .default(null),
  /** Evaluates, keeps and exports averages of the weights over the last steps, which forget by `momentum`. */
  ema: z
    .strictObject({ momentum: z.number().min(0).lt(1).default(0.999) })
    .nullable()
    .default(null),
  /** The optimizer steps once for this many batches, by the mean of their gradients. */
  accumulationSteps: z.number().int().min(1).max(10_000).default(1),
  /** The run, or the file of weights, that training begins with, matched by name, a file also by order; null draws all weights. */
  from: z.string().min(1).max(4096).nullable().default(null),
  /** Nodes that stay as they are, by id; `*` stands for anything. Their normalisations use their averages. */
  freeze: z.array(z.string().min(1).max(256)).max(1000).default([]),
  /** Learns what another run says of the images, too: its word counts `alpha`, the labels' the rest (Hinton et al. 2015). */
  distillation: z
    .strictObject({
      run: z.string().min(1).max(4096),
      temperature: z.number().min(0.1).max(100).default(4),
      alpha: z.number().min(0).max(1).default(0.5),
    })
    .nullable()
    .default(null),
  /** Changes of the training images; null leaves them as they are. */
  augmentation: augmentationSchema.nullable().default(null),
  seed: z.number().int().min(0).max(0xffff_ffff).default(1),
  /** Stops when the validation loss has not fallen by `minDelta` for `patience` epochs; null never stops early. */
  earlyStopping: z
    .strictObject({ patience: z.number().int().min(1).default(5), minDelta: z.number().min(0).default(0) })
    .nullable()
    .default(null),
  /** Uses only this many training images (stratified), for a quick look; null uses all. */
  trainExamples: z.number().int().min(1).nullable().default(null),
  /** Ends after this many steps whatever the epochs say; null goes on to the end. */
  steps: z.number().int().min(1).nullable().default(null),
  /** Touches the test images once, after training. */
  testAtEnd: z.boolean().default(true),
  /** One thread, so that the same settings give the same weights, bit by bit. */
  deterministic: z.boolean().default(false),
  /** How many checkpoints stay, besides the best. */
  keepCheckpoints: z.number().int().min(1).max(1000).default(3),
});
export type TrainSettings = z.infer<typeof trainSettingsSchema>;

export const defaultTrainSettings = (dataset: string): TrainSettings => trainSettingsSchema.parse({ dataset });
