import { expect, test } from 'vitest';
import { newJob, type Job } from '../../shared/jobs/Job.ts';
import type { JobEventBody } from '../../shared/jobs/JobEvent.ts';
import type { JobKind } from '../../shared/jobs/JobSpec.ts';
import { reduceJob } from '../../shared/jobs/reduceJob.ts';
import { RunWatch } from './RunWatch.ts';

/** Jobs that say what the test tells them to, and what the desktop was asked meanwhile. */
function watched(kinds: Readonly<Record<string, JobKind>>) {
  const jobs = new Map<string, Job>(Object.entries(kinds).map(([id, kind]) => [id, newJob(id, kind, id)]));
  const asked: string[] = [];
  const desktop = {
    keepAwake: (isNeeded: boolean) => void asked.push(isNeeded ? 'awake' : 'may sleep'),
    showProgress: (share: number | null, isPaused: boolean) =>
      void asked.push(share === null ? 'no bar' : `${Math.round(100 * share)} %${isPaused ? ' paused' : ''}`),
    announce: ({ id, state }: Job) => void asked.push(`${id} ${state}`),
  };
  const watch = new RunWatch(desktop, () => [...jobs.values()]);
  return (jobId: string, body: JobEventBody): readonly string[] => {
    const job = jobs.get(jobId) ?? newJob(jobId, 'train', jobId);
    const event = { jobId, seq: job.lastSeq + 1, time: 1, ...body };
    jobs.set(jobId, reduceJob(job, event));
    asked.length = 0;
    watch.onEvent(event);
    return [...asked];
  };
}

const state = (to: Job['state']): JobEventBody => ({ type: 'state', state: to });
const training = (done: number): JobEventBody => ({ type: 'progress', phase: 'training', done, total: 200 });

test('a training keeps the machine awake, shows its progress, and its end is told', () => {
  const say = watched({ run: 'train' });
  expect(say('run', state('running'))).toEqual(['awake', '0 %']);
  expect(say('run', training(50))).toEqual(['25 %']);
  expect(say('run', state('paused'))).toEqual(['may sleep', '25 % paused']);
  expect(say('run', state('running'))).toEqual(['awake', '25 %']);
  expect(say('run', { type: 'progress', phase: 'validating', done: 1, total: 2, epoch: 3, epochs: 4 })).toEqual([
    '75 %',
  ]);
  expect(say('run', state('succeeded'))).toEqual(['may sleep', 'no bar', 'run succeeded']);
});

test('while one training waits for another, the machine stays awake from the first to the last', () => {
  const say = watched({ first: 'train', second: 'train' });
  say('first', state('running'));
  expect(say('first', state('failed'))).toEqual(['0 %', 'first failed']);
  say('second', state('running'));
  expect(say('second', state('cancelled'))).toEqual(['may sleep', 'no bar', 'second cancelled']);
});

test('other jobs are none of the desktop’s business', () => {
  const say = watched({ test: 'evaluate' });
  expect(say('test', state('running'))).toEqual([]);
  expect(say('test', state('succeeded'))).toEqual([]);
});
