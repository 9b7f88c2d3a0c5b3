import { createStore } from 'zustand/vanilla';
import { type SerialisedError, serialiseError } from '../../shared/base/appError.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { Answer, AnswerTo, Question, ServedNetwork } from '../../shared/jobs/Question.ts';

/** The trained network that is kept in memory to be asked. */
/** A run, and which of its models: another one once its training has gone on. */
export interface ServedModel {
  readonly run: string;
  readonly version: string;
}

export interface ServedState {
  readonly model: ServedModel | null;
  /** Null until it has been loaded. */
  readonly network: ServedNetwork | null;
  /** Why it cannot be asked. */
  readonly error: SerialisedError | null;
}

/** What serving needs of the world. */
export interface ServedPorts {
  start(title: string, spec: JobSpec): Promise<string>;
  ask(input: { readonly jobId: string; readonly question: Question }): Promise<Answer>;
  cancel(input: { readonly jobId: string }): Promise<void>;
}

const nothing: ServedState = { model: null, network: null, error: null };

/** One trained network at a time in an engine of its own. A process that dies becomes an error; opening again starts anew. */
export function createServed(ports: ServedPorts) {
  const store = createStore<ServedState>(() => nothing);
  let job: Promise<string> | null = null;

  const close = (): void => {
    const closing = job;
    job = null;
    store.setState(nothing, true);
    void closing?.then(jobId => ports.cancel({ jobId })).catch(() => undefined);
  };

  const ask = async <Kind extends Question['kind']>(
    question: Extract<Question, { kind: Kind }>,
  ): Promise<AnswerTo<Kind> | null> => {
    const asked = job;
    if (asked === null) return null;
    try {
      const answer = await ports.ask({ jobId: await asked, question });
      // An answer is of its question's kind; one of a network that was closed meanwhile is of no use.
      return job === asked && isAnswerTo(answer, question.kind) ? answer : null;
    } catch (thrown) {
      if (job === asked) store.setState({ error: serialiseError(thrown) });
      return null;
    }
  };

  return {
    store,
    close,
    /** Asks the open network. Null where it cannot answer: the reason is in the store, unless another was opened. */
    ask,

    /** Loads the network of a run, unless it is the one that is open. */
    async open(model: ServedModel): Promise<void> {
      const { model: current, error } = store.getState();
      const { run, version } = model;
      if (current?.run === run && current.version === version && error === null) return;
      close();
      const starting = ports.start(run, { kind: 'serve', run });
      job = starting;
      store.setState({ model, network: null, error: null });
      try {
        await starting;
      } catch (thrown) {
        if (job === starting) store.setState({ error: serialiseError(thrown) });
        return;
      }
      const network = await ask({ kind: 'network' });
      if (network !== null && job === starting) store.setState({ network });
    },
  };
}

const isAnswerTo = <Kind extends Question['kind']>(answer: Answer, kind: Kind): answer is AnswerTo<Kind> =>
  answer.kind === kind;
