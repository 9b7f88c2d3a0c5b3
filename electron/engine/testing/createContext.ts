import type { JobEventBody } from '../../../shared/jobs/JobEvent.ts';
import type { Answer, Question } from '../../../shared/jobs/Question.ts';
import type { JobContext } from '../JobContext.ts';

/** A context that collects what a job says and answers. `onEvent` may react to it: cancel, pause. */
export function createContext(
  dataRoot: string,
  onEvent: (event: JobEventBody, cancel: () => void) => void = () => undefined,
  questions: readonly Question[] = [],
): { readonly context: JobContext; readonly events: readonly JobEventBody[]; readonly answers: readonly Answer[] } {
  const controller = new AbortController();
  const events: JobEventBody[] = [];
  const answers: Answer[] = [];
  const context: JobContext = {
    jobId: 'job',
    dataRoot,
    signal: controller.signal,
    pausing: { isPaused: false, whenResumed: () => Promise.resolve() },
    async serve(answer) {
      for (const question of questions) answers.push(await answer(question));
    },
    clock: { now: Date.now },
    emit(event) {
      events.push(event);
      onEvent(event, () => controller.abort());
    },
  };
  return { context, events, answers };
}
