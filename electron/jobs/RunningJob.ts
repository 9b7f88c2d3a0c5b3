import { AppError, deserialiseError, serialiseError } from '../../shared/base/appError.ts';
import { type Job, newJob } from '../../shared/jobs/Job.ts';
import { isFinal, type JobEvent, type JobEventBody, type JobState } from '../../shared/jobs/JobEvent.ts';
import { jobKindOf, type JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { Answer, Question } from '../../shared/jobs/Question.ts';
import { reduceJob } from '../../shared/jobs/reduceJob.ts';
import { crashOf } from './describeExit.ts';
import type { EngineExit } from './EngineProcess.ts';
import { Questions } from './Questions.ts';
import type { StartedEngine } from './startEngine.ts';

/** One that hangs does not even hear that it should stop, and is gone within 3 s; one that hears may have a large state to keep. */
const hearLimitMs = 2500;
const stopLimitMs = 20_000;
const exitLimitMs = 2000;
/** A training that says nothing for so long may hang: told of within half a minute. */
const silenceMs = 29_000;

/** A process that was given a job. */
interface Worker {
  readonly engine: StartedEngine;
  readonly questions: Questions;
}

/** One job, at first waiting, then in its own process: what is known of it, and the guarantee that it ends in a final state. */
export class RunningJob {
  readonly spec: JobSpec;
  #job: Job;
  #worker: Worker | null = null;
  #isStarted = false;
  #isCancelling = false;
  #deadline: NodeJS.Timeout | undefined;
  #over: () => void = () => undefined;
  #silence: NodeJS.Timeout | undefined;
  readonly #onEvent: (event: JobEvent) => void;
  readonly #onSilent: () => void;
  /** Fulfilled once the process is gone, or will never be needed. */
  readonly gone: Promise<void>;

  /** `onSilent`: a training that runs has said nothing for half a minute. */
  constructor(
    id: string,
    title: string,
    spec: JobSpec,
    onEvent: (event: JobEvent) => void,
    onSilent: () => void = () => undefined,
  ) {
    this.spec = spec;
    this.#job = newJob(id, jobKindOf(spec), title);
    this.#onEvent = onEvent;
    this.#onSilent = onSilent;
    this.gone = new Promise(resolve => {
      this.#over = resolve;
    });
  }

  get job(): Job {
    return this.#job;
  }

  /** Still waiting for a process. */
  get isWaiting(): boolean {
    return this.#worker === null && !isFinal(this.#job.state);
  }

  /** Gives the waiting job its process. */
  begin(engine: StartedEngine): void {
    const questions = new Questions(engine, () => this.#whyOver());
    this.#worker = { engine, questions };
    engine.process.onMessage(message => {
      if (message.type === 'event') this.#take(message.event);
      if (message.type === 'stopping' && !isFinal(this.#job.state)) this.#killAfter(stopLimitMs);
      this.#listen();
    });
    engine.process.onExit(exit => {
      clearTimeout(this.#deadline);
      clearTimeout(this.#silence);
      void this.#endAfter(exit).then(() => {
        questions.close();
        this.#over();
      });
    });
    engine.ready.then(
      () => this.#start(engine),
      (failure: unknown) => this.#end('failed', failure),
    );
  }

  /** Asks a job that serves. @throws AppError what the job answers, or why it cannot be asked. */
  ask(question: Question): Promise<Answer> {
    if (isFinal(this.#job.state) || !this.#worker) return Promise.reject(this.#whyOver());
    return this.#worker.questions.ask(question);
  }

  pause(): void {
    this.#worker?.engine.process.send({ type: 'pause' });
  }

  resume(): void {
    this.#worker?.engine.process.send({ type: 'resume' });
  }

  /** Asks the job to stop. One that does not hear it within 2.5 s is ended, one that hears after 20 s. */
  cancel(): void {
    if (isFinal(this.#job.state) || this.#isCancelling) return;
    this.#isCancelling = true;
    if (this.#isStarted) {
      this.#worker?.engine.process.send({ type: 'cancel' });
      this.#killAfter(hearLimitMs);
    } else {
      this.#end('cancelled');
      if (this.#worker) this.kill();
      else this.#over();
    }
  }

  /** Ends the process at once. */
  kill(): void {
    this.#worker?.engine.process.kill();
  }

  #whyOver(): AppError {
    const { error } = this.#job;
    return error ? deserialiseError(error) : new AppError('job/over', { job: this.#job.title });
  }

  #start(engine: StartedEngine): void {
    if (isFinal(this.#job.state)) return;
    this.#isStarted = true;
    engine.process.send({ type: 'start', jobId: this.#job.id, spec: this.spec });
  }

  #take(event: JobEvent): void {
    const next = reduceJob(this.#job, event);
    if (next === this.#job) return;
    this.#job = next;
    this.#onEvent(event);
    if (!isFinal(next.state) || !this.#worker) return;
    if (this.#isStarted) this.#worker.engine.process.send({ type: 'end' });
    this.#killAfter(exitLimitMs);
  }

  /** Says in the job's place how it ended, unless it has said so itself. */
  #end(state: JobState, error?: unknown): void {
    const body: JobEventBody =
      state === 'failed' ? { type: 'state', state, error: serialiseError(error) } : { type: 'state', state };
    this.#take({ jobId: this.#job.id, seq: this.#job.lastSeq + 1, time: Date.now(), ...body });
  }

  /** Before the start it is the engine that failed, and says so. */
  async #endAfter(exit: EngineExit): Promise<void> {
    if (!this.#isStarted || isFinal(this.#job.state)) return;
    if (this.#isCancelling) this.#end('cancelled');
    else this.#end('failed', await crashOf(exit, this.spec, this.#job.artifacts.run));
  }

  /** Waits anew for a training to fall silent. */
  #listen(): void {
    clearTimeout(this.#silence);
    const { kind, state } = this.#job;
    if (kind === 'train' && state === 'running') this.#silence = setTimeout(this.#onSilent, silenceMs);
  }

  #killAfter(limitMs: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.kill(), limitMs);
  }
}
