import { performance } from 'node:perf_hooks';
import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { Pausing } from '../engine/JobContext.ts';
import { dataRoot } from '../files/dataRoot.ts';
import { createAnswering } from './createAnswering.ts';
import { createTeller } from './createTeller.ts';
import { leaveWithParent } from './leaveWithParent.ts';
import { lowerPriority } from './lowerPriority.ts';
import { openHostChannel } from './openHostChannel.ts';

// The engine process: loads TensorFlow, says so, runs one job, and ends.
const channel = openHostChannel<EngineCommand, EngineMessage>();
const cancelling = new AbortController();
const pausing = createPausing();
const answering = createAnswering(cancelling.signal, (id, answer) => channel.send({ type: 'answer', id, answer }));

// Whatever is printed here is no output of the host's.
console.log = console.error;
console.info = console.error;

lowerPriority();
leaveWithParent();
const { tensorflowVersion } = await load(() => import('../engine/backend.ts'));
const { runJob } = await load(() => import('../engine/runJob.ts'));
channel.onCommand(take);
channel.send({ type: 'ready', tensorflow: tensorflowVersion, startedInMs: performance.now() });

async function load<T>(module: () => Promise<T>): Promise<T> {
  try {
    return await module();
  } catch (thrown) {
    channel.send({ type: 'unavailable', reason: thrown instanceof Error ? thrown.message : String(thrown) });
    throw thrown;
  }
}

function take(command: EngineCommand): void {
  switch (command.type) {
    case 'start':
      start(command.jobId, command.spec);
      break;
    case 'cancel':
      channel.send({ type: 'stopping' });
      cancelling.abort();
      break;
    case 'pause':
      pausing.pause();
      break;
    case 'resume':
      pausing.resume();
      break;
    case 'ask':
      answering.ask(command.id, command.question);
      break;
    case 'end':
      // The job's teller listens for it.
      break;
  }
}

function start(jobId: string, spec: JobSpec): void {
  const { emit, end } = createTeller(channel, jobId);
  const { serve } = answering;
  const { signal } = cancelling;
  const context = { jobId, emit, pausing, serve, dataRoot: dataRoot(), signal, clock: { now: Date.now } };
  void runJob(spec, context).then(() => end(0));
}

function createPausing(): Pausing & { pause(): void; resume(): void } {
  let held: { readonly whenResumed: Promise<void>; readonly resume: () => void } | undefined;
  return {
    get isPaused() {
      return held !== undefined;
    },
    whenResumed: () => held?.whenResumed ?? Promise.resolve(),
    pause() {
      if (held) return;
      let resume = (): void => undefined;
      const whenResumed = new Promise<void>(resolve => {
        resume = resolve;
      });
      held = { whenResumed, resume };
    },
    resume() {
      held?.resume();
      held = undefined;
    },
  };
}
