import { once } from 'node:events';
import type { SerialisedError } from '../../shared/base/appError.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Answer, Question } from '../../shared/jobs/Question.ts';
import type { AnswerQuestion, JobContext } from '../engine/JobContext.ts';
import { serialiseFailure } from '../engine/serialiseFailure.ts';

type Reply = (id: number, answer: Result<Answer, SerialisedError>) => void;

interface Answering {
  readonly serve: JobContext['serve'];
  readonly ask: (id: number, question: Question) => void;
}

/** Hands the questions of the host to the job that serves, one after the other; those that come early wait for it. */
export function createAnswering(signal: AbortSignal, reply: Reply): Answering {
  let begin: (answer: AnswerQuestion) => void = () => undefined;
  const serving = new Promise<AnswerQuestion>(resolve => {
    begin = resolve;
  });
  let last: Promise<void> = Promise.resolve();
  const answerNext = async (id: number, question: Question): Promise<void> => {
    const answer = await serving;
    await answer(question).then(
      value => reply(id, ok(value)),
      (thrown: unknown) => reply(id, { ok: false, error: serialiseFailure(thrown) }),
    );
  };
  return {
    async serve(answer) {
      begin(answer);
      if (!signal.aborted) await once(signal, 'abort');
      await last;
    },
    ask(id, question) {
      last = last.then(() => answerNext(id, question));
    },
  };
}
