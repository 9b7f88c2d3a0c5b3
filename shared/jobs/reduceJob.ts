import { unreachable } from '../base/assert.ts';
import type { Job } from './Job.ts';
import { isFinal, type JobEvent, type JobState } from './JobEvent.ts';

const keptLogLines = 500;

/** The job after one more event. Events already seen and whatever comes after the end change nothing. */
export function reduceJob(job: Job, event: JobEvent): Job {
  if (event.jobId !== job.id || event.seq <= job.lastSeq || isFinal(job.state)) return job;
  const next = { ...job, lastSeq: event.seq };
  switch (event.type) {
    case 'state':
      return { ...next, ...stateChange(job, event.state, event.time), error: event.error ?? null };
    case 'progress': {
      const { type: _type, jobId: _jobId, seq: _seq, time: _time, ...progress } = event;
      return { ...next, progress };
    }
    case 'metric': {
      const point = { epoch: event.epoch, step: event.step, values: event.values };
      return { ...next, metrics: { ...job.metrics, [event.scope]: [...job.metrics[event.scope], point] } };
    }
    case 'statistics':
      return { ...next, statistics: event.statistics };
    case 'log': {
      const { level, message, time } = event;
      return { ...next, log: [...job.log.slice(1 - keptLogLines), { level, message, time }] };
    }
    case 'artifact':
      return { ...next, artifacts: { ...job.artifacts, [event.artifact]: event.path } };
    case 'result':
      return { ...next, result: event.result };
    default:
      return unreachable(event);
  }
}

const stateChange = (job: Job, state: JobState, time: number) => ({
  state,
  startedAt: job.startedAt ?? (state === 'running' ? time : null),
  endedAt: isFinal(state) ? time : null,
});
