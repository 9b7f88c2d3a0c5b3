import { usualStrengths } from '../../../shared/jobs/Augmentation.ts';
import { scheduleSchema } from '../../../shared/training/scheduleSchema.ts';
import { defaultTrainSettings, optimizerSchema } from '../../../shared/jobs/TrainSettings.ts';
import type { Flag } from './CliCommand.ts';
import type { TrainOptions } from './readTrainSettings.ts';

const defaults = defaultTrainSettings('mnist');
const namesOf = (options: readonly { shape: { name: { value: string } } }[]): string =>
  options.map(({ shape }) => shape.name.value).join(', ');
const optimizers = namesOf(optimizerSchema.options);
const schedules = namesOf(scheduleSchema.options);
const augmentations = Object.keys(usualStrengths).join(', ');

/** How the options that make the settings of a training are written. */
export const trainFlags: Readonly<Record<keyof TrainOptions, Flag>> = {
  dataset: { usage: '--dataset <id>', text: 'cli.option.dataset', isRequired: true },
  epochs: { usage: '--epochs <n>', text: 'cli.option.epochs', values: { value: defaults.epochs } },
  batchSize: { usage: '--batch-size <n>', text: 'cli.option.batchSize', values: { value: defaults.batchSize } },
  optimizer: { usage: '--optimizer <name>', text: 'cli.option.optimizer', values: { value: optimizers } },
  learningRate: { usage: '--learning-rate <rate>', text: 'cli.option.learningRate' },
  momentum: { usage: '--momentum <m>', text: 'cli.option.momentum' },
  nesterov: { usage: '--nesterov', text: 'cli.option.nesterov' },
  weightDecay: { usage: '--weight-decay <d>', text: 'cli.option.weightDecay' },
  schedule: { usage: '--schedule <name>', text: 'cli.option.schedule', values: { value: schedules } },
  warmup: { usage: '--warmup <epochs>', text: 'cli.option.warmup' },
  decayEvery: { usage: '--decay-every <epochs>', text: 'cli.option.decayEvery' },
  decayFactor: { usage: '--decay-factor <f>', text: 'cli.option.decayFactor' },
  plateauPatience: { usage: '--plateau-patience <epochs>', text: 'cli.option.plateauPatience' },
  globalClipNorm: { usage: '--global-clip-norm <length>', text: 'cli.option.globalClipNorm' },
  clipValue: { usage: '--clip-value <limit>', text: 'cli.option.clipValue' },
  labelSmoothing: { usage: '--label-smoothing <share>', text: 'cli.option.labelSmoothing' },
  classWeights: { usage: '--class-weights <weights>', text: 'cli.option.classWeights' },
  ema: { usage: '--ema <momentum>', text: 'cli.option.ema' },
  accumulate: { usage: '--accumulate <batches>', text: 'cli.option.accumulate' },
  augment: { usage: '--augment <kinds>', text: 'cli.option.augment', values: { value: augmentations } },
  from: { usage: '--from <run>', text: 'cli.option.from' },
  freeze: { usage: '--freeze <nodes>', text: 'cli.option.freeze' },
  distill: { usage: '--distill <run>', text: 'cli.option.distill' },
  distillTemperature: { usage: '--distill-temperature <t>', text: 'cli.option.distillTemperature' },
  distillAlpha: { usage: '--distill-alpha <share>', text: 'cli.option.distillAlpha' },
  seed: { usage: '--seed <n>', text: 'cli.option.seed', values: { value: defaults.seed } },
  earlyStopping: { usage: '--early-stopping <epochs>', text: 'cli.option.earlyStopping' },
  trainExamples: { usage: '--train-examples <n>', text: 'cli.option.trainExamples' },
  steps: { usage: '--steps <n>', text: 'cli.option.steps' },
  deterministic: { usage: '--deterministic', text: 'cli.option.deterministic' },
  keepCheckpoints: {
    usage: '--keep-checkpoints <n>',
    text: 'cli.option.keepCheckpoints',
    values: { value: defaults.keepCheckpoints },
  },
};
