import type { ScheduleSettings } from './scheduleSchema.ts';

/** Where a training stands. `step` counts from 1, over all epochs. */
export interface TrainingMoment {
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** As many as there will be if nothing ends the training early. */
  readonly totalSteps: number;
}

/** From 1 at 0 to 0 at 1, along half a cosine. */
const fall = (share: number): number => (1 + Math.cos(Math.PI * Math.min(1, Math.max(0, share)))) / 2;

const between = (low: number, high: number, share: number): number => low + (high - low) * share;

/**
 * The learning rate of a step, at most `highest`, which is the optimizer's own. `reduceOnPlateau` depends on losses
 * instead of the step (see `plateau.ts`): here it is constant.
 */
export function learningRateAt(highest: number, schedule: ScheduleSettings, moment: TrainingMoment): number {
  return highest * risen(schedule, moment) * shareAt(schedule, moment);
}

/** How far the warm-up is; the first step already moves. */
function risen(schedule: ScheduleSettings, { step, stepsPerEpoch }: TrainingMoment): number {
  const warmupSteps = 'warmup' in schedule ? schedule.warmup * stepsPerEpoch : 0;
  return Math.min(1, step / Math.max(1, warmupSteps));
}

function shareAt(schedule: ScheduleSettings, { step, stepsPerEpoch, totalSteps }: TrainingMoment): number {
  const done = step - 1;
  switch (schedule.name) {
    case 'constant':
    case 'reduceOnPlateau':
      return 1;
    case 'step':
      return schedule.factor ** Math.floor(done / (schedule.every * stepsPerEpoch));
    case 'exponential':
      return schedule.factor ** (done / (schedule.every * stepsPerEpoch));
    case 'cosine': {
      const warmupSteps = schedule.warmup * stepsPerEpoch;
      return between(schedule.final, 1, fall((done - warmupSteps) / Math.max(1, totalSteps - 1 - warmupSteps)));
    }
    case 'oneCycle': {
      const last = Math.max(1, totalSteps - 1);
      const top = schedule.rise * last;
      if (done < top) return between(schedule.start, 1, 1 - fall(done / top));
      return between(schedule.final, 1, fall((done - top) / Math.max(1, last - top)));
    }
  }
}
