import type { ScheduleSettings } from '../../shared/training/scheduleSchema.ts';
import type { TextKey } from '../../shared/text/en/catalogue.ts';

export type ScheduleName = ScheduleSettings['name'];
export const scheduleNames: readonly ScheduleName[] = [
  'constant',
  'cosine',
  'oneCycle',
  'step',
  'exponential',
  'reduceOnPlateau',
];

export type ScheduleNumber =
  | 'warmup'
  | 'every'
  | 'factor'
  | 'final'
  | 'rise'
  | 'start'
  | 'patience'
  | 'minDelta'
  | 'cooldown'
  | 'minLearningRate';

export interface ScheduleField {
  readonly key: ScheduleNumber;
  readonly label: TextKey;
  readonly max: number;
  readonly step: number;
  readonly isWhole?: boolean;
  readonly isEpochs?: boolean;
}

const warmup = { key: 'warmup', label: 'schedule.warmup', max: 100_000, step: 1, isEpochs: true } as const;
const every = { key: 'every', label: 'schedule.every', max: 100_000, step: 1, isEpochs: true } as const;
const factor = { key: 'factor', label: 'schedule.factor', max: 1, step: 0.05 } as const;
const final = { key: 'final', label: 'schedule.final', max: 1, step: 0.01 } as const;

/** The numbers that each schedule has of its own. */
export const scheduleFields: Readonly<Record<ScheduleName, readonly ScheduleField[]>> = {
  constant: [warmup],
  step: [every, factor, warmup],
  exponential: [every, factor, warmup],
  cosine: [final, warmup],
  oneCycle: [
    { key: 'rise', label: 'schedule.rise', max: 1, step: 0.05 },
    { key: 'start', label: 'schedule.start', max: 1, step: 0.01 },
    final,
  ],
  reduceOnPlateau: [
    factor,
    { key: 'patience', label: 'train.patience', max: 100_000, step: 1, isWhole: true, isEpochs: true },
    { key: 'minDelta', label: 'train.minDelta', max: 1, step: 1e-4 },
    { key: 'cooldown', label: 'schedule.cooldown', max: 100_000, step: 1, isWhole: true, isEpochs: true },
    { key: 'minLearningRate', label: 'schedule.minLearningRate', max: 100, step: 1e-5 },
  ],
};
