import { expect, test } from 'vitest';
import { type Job, newJob } from '../../shared/jobs/Job.ts';
import { outcomeOf } from './outcomeOf.ts';

const point = (epoch: number, loss: number, accuracy: number) => ({
  epoch,
  step: 10 * epoch,
  values: { loss, accuracy },
});
const job: Job = {
  ...newJob('r', 'train', 'Tiny'),
  state: 'succeeded',
  startedAt: 1000,
  endedAt: 5000,
  metrics: {
    batch: [],
    epoch: [point(1, 1, 0.5), point(2, 0.4, 0.8), point(3, 0.2, 0.9)],
    validation: [point(1, 0.9, 0.6), point(2, 0.5, 0.7), point(3, 0.6, 0.75)],
    test: [point(2, 0.55, 0.72)],
  },
};

test('without a result, the metrics tell what came of a run: that of its best epoch', () => {
  expect(outcomeOf(job)).toMatchObject({
    test: { accuracy: 0.72 },
    validation: { accuracy: 0.7 },
    train: { accuracy: 0.8 },
    durationMs: 4000,
    dataShare: null,
  });
});

test('a run that goes on, or ended before its first epoch did, has come to nothing yet', () => {
  expect(outcomeOf({ ...job, state: 'running' })).toBeNull();
  expect(outcomeOf({ ...job, state: 'failed', metrics: newJob('r', 'train', '').metrics })).toBeNull();
});
