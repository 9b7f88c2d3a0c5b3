import { expect, test } from 'vitest';
import { type Job, newJob } from '../../shared/jobs/Job.ts';
import type { JobEvent, JobEventBody } from '../../shared/jobs/JobEvent.ts';
import { reduceJob } from '../../shared/jobs/reduceJob.ts';
import { createJobs } from './createJobs.ts';

const event = (seq: number, body: JobEventBody, jobId = 'a'): JobEvent => ({ jobId, seq, time: seq, ...body });
const loss = (seq: number, jobId = 'a'): JobEvent =>
  event(seq, { type: 'metric', scope: 'batch', epoch: 1, step: seq, values: { loss: 1 / seq } }, jobId);

/** A main process that has `past` in its snapshot and can tell more. */
function stage(past: readonly JobEvent[]) {
  let snapshot: Job = newJob('a', 'train', 'MobileNet');
  for (const each of past) snapshot = reduceJob(snapshot, each);
  let tell: (event: JobEvent) => void = () => undefined;
  const scheduled: (() => void)[] = [];
  let questions = 0;
  const jobs = createJobs({
    list: () => {
      questions += 1;
      return Promise.resolve([snapshot]);
    },
    start: () => Promise.resolve({ jobId: 'a' }),
    move: () => Promise.resolve(['b', 'a']),
    listen: hear => {
      tell = hear;
      return () => undefined;
    },
    schedule: run => scheduled.push(run),
  });
  const settle = async () => {
    for (const run of scheduled.splice(0)) run();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { jobs, settle, tell: (told: JobEvent) => tell(told), questions: () => questions };
}

const steps = (job: Job | undefined) => job?.metrics.batch.map(({ step }) => step);

test('a window that comes late sees everything once: the snapshot, and the events after it', async () => {
  const past = [event(1, { type: 'state', state: 'running' }), loss(2), loss(3)];
  const { jobs, tell, settle } = stage(past);
  const following = jobs.follow();
  tell(loss(3));
  tell(loss(4));
  await following;
  await settle();
  tell(loss(5));
  await settle();
  const job = jobs.store.getState().jobs.a;
  expect(job?.state).toBe('running');
  expect(steps(job)).toEqual([2, 3, 4, 5]);
});

test('an event of a job nobody has heard of fetches the snapshot', async () => {
  const { jobs, tell, settle, questions } = stage([event(1, { type: 'state', state: 'running' })]);
  const following = jobs.follow();
  jobs.store.setState({ jobs: {}, order: [] });
  await following;
  jobs.store.setState({ jobs: {}, order: [] });
  tell(loss(2));
  await settle();
  expect(questions()).toBe(2);
  expect(steps(jobs.store.getState().jobs.a)).toEqual([2]);
});

test('starting a job twice heard of keeps what is known of it', async () => {
  const { jobs, tell, settle } = stage([]);
  await jobs.follow();
  tell(event(1, { type: 'state', state: 'running' }));
  await settle();
  const id = await jobs.start('MobileNet', { kind: 'export', run: 'r', format: 'tfjs', folder: 'f' });
  expect(id).toBe('a');
  expect(jobs.store.getState().order).toEqual(['a']);
  expect(jobs.store.getState().jobs.a?.state).toBe('running');
});

test('the order of what waits is the main process’s, behind what only the window remembers', async () => {
  const { jobs } = stage([]);
  jobs.store.setState({
    jobs: Object.fromEntries(['old', 'a', 'b'].map(id => [id, newJob(id, 'train', id)])),
    order: ['old', 'a', 'b'],
  });
  await jobs.move('b', -1);
  expect(jobs.store.getState().order).toEqual(['old', 'b', 'a']);
});
