import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import type { JobContext } from '../JobContext.ts';

/** A context that collects what a job says. `onEvent` may react to it: cancel, pause. */
export function createContext(
  dataRoot: string,
  onEvent: (event: JobEventBody, cancel: () => void) => void = () => undefined,
): { readonly context: JobContext; readonly events: readonly JobEventBody[] } {
  const controller = new AbortController();
  const events: JobEventBody[] = [];
  const context: JobContext = {
    jobId: 'job',
    dataRoot,
    signal: controller.signal,
    pausing: { isPaused: false, whenResumed: () => Promise.resolve() },
    clock: { now: Date.now },
    emit(event) {
      events.push(event);
      onEvent(event, () => controller.abort());
    },
  };
  return { context, events };
}
