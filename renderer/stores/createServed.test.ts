import { expect, test, vi } from 'vitest';
import { AppError } from '../../shared/base/appError.ts';
import type { Answer, Question, ServedNetwork } from '../../shared/jobs/Question.ts';
import { createServed } from './createServed.ts';

const networkOf = (run: string): ServedNetwork => ({
  kind: 'network',
  run,
  input: { height: 1, width: 1, channels: 1, resize: 'stretch' },
  labels: [],
  layers: [],
  dataset: { id: 'd', name: 'D', testExamples: 0 },
});

const a = { run: 'a', version: '1' };
const b = { run: 'b', version: '1' };

/** Jobs are called after the order of their start: the n-th is `n`. */
function ports(answer: (jobId: string, question: Question) => Promise<Answer>) {
  let started = 0;
  return {
    start: vi.fn(() => {
      started += 1;
      return Promise.resolve(String(started));
    }),
    ask: vi.fn(({ jobId, question }: { jobId: string; question: Question }) => answer(jobId, question)),
    cancel: vi.fn(() => Promise.resolve()),
  };
}

test('a network is opened once, and another takes its place', async () => {
  const world = ports(jobId => Promise.resolve(networkOf(`run-${jobId}`)));
  const served = createServed(world);
  await served.open(a);
  await served.open(a);
  expect(world.start).toHaveBeenCalledTimes(1);
  expect(served.store.getState()).toMatchObject({ model: a, network: { run: 'run-1' }, error: null });
  await served.open(b);
  expect(world.cancel).toHaveBeenCalledExactlyOnceWith({ jobId: '1' });
  expect(served.store.getState()).toMatchObject({ model: b, network: { run: 'run-2' } });
  await served.open({ ...b, version: '2' });
  expect(world.start).toHaveBeenCalledTimes(3);
  served.close();
  expect(served.store.getState().model).toBeNull();
  expect(await served.ask({ kind: 'network' })).toBeNull();
});

test('a crash becomes an error, and opening again starts anew', async () => {
  let isBroken = true;
  const world = ports(() =>
    isBroken ? Promise.reject(new AppError('engine/crashed', { reason: 'SIGSEGV' })) : Promise.resolve(networkOf('a')),
  );
  const served = createServed(world);
  await served.open(a);
  expect(served.store.getState()).toMatchObject({ network: null, error: { code: 'engine/crashed' } });
  isBroken = false;
  await served.open(a);
  expect(served.store.getState()).toMatchObject({ network: { run: 'a' }, error: null });
});

test('an answer that comes after its network was left changes nothing', async () => {
  const waiting: ((answer: Answer) => void)[] = [];
  const served = createServed(ports(() => new Promise(resolve => waiting.push(resolve))));
  const first = served.open(a);
  await expect.poll(() => waiting).toHaveLength(1);
  const second = served.open(b);
  await expect.poll(() => waiting).toHaveLength(2);
  waiting[0]?.(networkOf('a'));
  await first;
  expect(served.store.getState()).toMatchObject({ model: b, network: null });
  waiting[1]?.(networkOf('b'));
  await second;
  expect(served.store.getState()).toMatchObject({ model: b, network: { run: 'b' } });
});
