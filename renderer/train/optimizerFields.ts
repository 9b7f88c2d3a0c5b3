import type { OptimizerSettings } from '../../shared/jobs/TrainSettings.ts';
import type { TextKey } from '../../shared/text/en/catalogue.ts';

export type OptimizerName = OptimizerSettings['name'];
export const optimizerNames: readonly OptimizerName[] = ['adam', 'adamw', 'sgd', 'rmsprop'];

export type NumberKey = 'momentum' | 'weightDecay' | 'rho' | 'beta1' | 'beta2' | 'epsilon';

export interface OptimizerField {
  readonly key: NumberKey;
  readonly label: TextKey;
  readonly max: number;
  readonly step: number;
}

const momentum = { key: 'momentum', label: 'train.momentum', max: 0.999, step: 0.1 } as const;
const weightDecay = { key: 'weightDecay', label: 'train.weightDecay', max: 1, step: 0.001 } as const;
const rho = { key: 'rho', label: 'train.rho', max: 0.9999, step: 0.01 } as const;
const beta1 = { key: 'beta1', label: 'train.beta1', max: 0.9999, step: 0.01 } as const;
const beta2 = { key: 'beta2', label: 'train.beta2', max: 0.99999, step: 0.001 } as const;
const epsilon = { key: 'epsilon', label: 'train.epsilon', max: 1, step: 1e-7 } as const;

/** The numbers each optimizer has besides its learning rate. */
export const optimizerFields: Readonly<Record<OptimizerName, readonly OptimizerField[]>> = {
  sgd: [momentum, weightDecay],
  rmsprop: [rho, momentum, epsilon],
  adam: [beta1, beta2, epsilon],
  adamw: [beta1, beta2, weightDecay, epsilon],
};
