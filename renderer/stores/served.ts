import { useEffect } from 'react';
import { useStore } from 'zustand';
import { isFinal } from '../../shared/jobs/JobEvent.ts';
import { invoke } from '../client/client.ts';
import { createServed, type ServedModel, type ServedState } from './createServed.ts';
import { jobs } from './jobs.ts';

/** The trained network that is kept in memory to be asked. */
export const served = createServed({
  start: (title, spec) => jobs.start(title, spec),
  ask: input => invoke('job.ask', input),
  cancel: input => invoke('job.cancel', input),
});

const keptMs = 60_000;
let users = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A page that was loaded again no longer knows what it had opened. */
function endForgotten(): void {
  for (const { id, kind, state } of Object.values(jobs.store.getState().jobs)) {
    if (kind === 'serve' && !isFinal(state)) void invoke('job.cancel', { jobId: id });
  }
}

/** Keeps the network of a run open while somebody looks at it, and a minute longer. */
export function useServed(model: ServedModel | null): ServedState {
  const run = model?.run ?? null;
  const version = model?.version ?? '';
  useEffect(() => {
    if (run === null) return;
    clearTimeout(timer);
    users += 1;
    if (served.store.getState().model === null) endForgotten();
    void served.open({ run, version });
    return () => {
      users -= 1;
      if (users === 0) timer = setTimeout(served.close, keptMs);
    };
  }, [run, version]);
  return useStore(served.store);
}
