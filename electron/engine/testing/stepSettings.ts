import { type OptimizerSettings, trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import type { StepSettings } from '../training/TrainStep.ts';

/** Settings of a step with everything at its default but what is given; of the optimizer, too. */
export const stepSettings = ({
  optimizer,
  ...change
}: Partial<Omit<StepSettings, 'optimizer'>> & {
  readonly optimizer?: Partial<OptimizerSettings>;
} = {}): StepSettings => ({
  ...trainSettingsSchema.parse({ dataset: '-', ...(optimizer ? { optimizer } : {}) }),
  classWeights: null,
  ...change,
});
