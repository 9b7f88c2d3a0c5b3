import { expect, test } from 'vitest';
import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import type { Answer } from '../../shared/jobs/Question.ts';
import type { EngineExit, EngineProcess } from './EngineProcess.ts';
import { RunningJob } from './RunningJob.ts';

/** An engine process that is played by the test. */
function fakeEngine() {
  const sent: EngineCommand[] = [];
  const onMessage: ((message: EngineMessage) => void)[] = [];
  const onExit: ((exit: EngineExit) => void)[] = [];
  const process: EngineProcess = {
    send: command => void sent.push(command),
    onMessage: listener => void onMessage.push(listener),
    onExit: listener => void onExit.push(listener),
    kill: () => undefined,
  };
  const job = new RunningJob('j', 'Try', { kind: 'serve', run: 'r' }, () => {
    // Nobody listens.
  });
  job.begin({ process, ready: Promise.resolve('2') });
  return {
    job,
    sent,
    say: (message: EngineMessage) => onMessage.forEach(hear => hear(message)),
    exit: () => onExit.forEach(hear => hear({ code: null, signal: 'SIGSEGV', output: '' })),
  };
}

const answer: Answer = { kind: 'classify', top: [], activation: null, durationMs: 1 };

test('a question goes out after the start, and its answer comes back to whoever asked', async () => {
  const { job, sent, say } = fakeEngine();
  const first = job.ask({ kind: 'network' });
  const second = job.ask({ kind: 'examples', indices: [1] });
  await expect.poll(() => sent.map(({ type }) => type)).toEqual(['start', 'ask', 'ask']);
  say({ type: 'answer', id: 2, answer: { ok: true, value: answer } });
  say({ type: 'answer', id: 1, answer: { ok: false, error: { code: 'run/unknown', values: {} } } });
  await expect(second).resolves.toEqual(answer);
  await expect(first).rejects.toMatchObject({ code: 'run/unknown' });
});

test('nobody waits for an engine that has died, and later questions fail at once for the same reason', async () => {
  const { job, sent, exit } = fakeEngine();
  const asked = job.ask({ kind: 'network' });
  await expect.poll(() => sent).toHaveLength(2);
  exit();
  const crashed = { code: 'engine/crashed', values: { reason: 'SIGSEGV' } };
  await expect(asked).rejects.toMatchObject(crashed);
  await expect(job.ask({ kind: 'network' })).rejects.toMatchObject(crashed);
});

test('a process hears that its last word has arrived, and may go', async () => {
  const { sent, say } = fakeEngine();
  await expect.poll(() => sent).toHaveLength(1);
  say({ type: 'event', event: { jobId: 'j', seq: 1, time: 1, type: 'state', state: 'running' } });
  expect(sent).toHaveLength(1);
  say({ type: 'event', event: { jobId: 'j', seq: 2, time: 2, type: 'state', state: 'succeeded' } });
  expect(sent.at(-1)).toEqual({ type: 'end' });
});
