import { AppError, deserialiseError, serialiseError } from '../../shared/base/appError.ts';
import { type Job, newJob } from '../../shared/jobs/Job.ts';
import { isFinal, type JobEvent, type JobEventBody, type JobState } from '../../shared/jobs/JobEvent.ts';
import { jobKindOf, type JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { Answer, Question } from '../../shared/jobs/Question.ts';
import { reduceJob } from '../../shared/jobs/reduceJob.ts';
import { crashOf } from './describeExit.ts';
import { Questions } from './Questions.ts';
import type { StartedEngine } from './startEngine.ts';

const cancelLimitMs = 5000;
const exitLimitMs = 2000;

/** One job in its own process: what is known of it, and the guarantee that it ends in a final state. */
export class RunningJob {
  #job: Job;
  #isStarted = false;
  #isCancelling = false;
  #deadline: NodeJS.Timeout | undefined;
  readonly #engine: StartedEngine;
  readonly #onEvent: (event: JobEvent) => void;
  readonly #questions: Questions;
  /** Fulfilled once the process is gone. */
  readonly gone: Promise<void>;

  constructor(id: string, title: string, spec: JobSpec, engine: StartedEngine, onEvent: (event: JobEvent) => void) {
    this.#job = newJob(id, jobKindOf(spec), title);
    this.#engine = engine;
    this.#onEvent = onEvent;
    this.#questions = new Questions(engine, () => this.#whyOver());
    engine.process.onMessage(message => {
      if (message.type === 'event') this.#take(message.event);
    });
    this.gone = new Promise(resolve => {
      engine.process.onExit(exit => {
        clearTimeout(this.#deadline);
        // Before the start it is the engine that failed, and says so.
        if (this.#isStarted) this.#end(this.#isCancelling ? 'cancelled' : 'failed', crashOf(exit));
        this.#questions.close();
        resolve();
      });
    });
    engine.ready.then(
      () => this.#start(spec),
      (failure: unknown) => this.#end('failed', failure),
    );
  }

  get job(): Job {
    return this.#job;
  }

  /** Asks a job that serves. @throws AppError what the job answers, or why it can no longer be asked. */
  ask(question: Question): Promise<Answer> {
    return isFinal(this.#job.state) ? Promise.reject(this.#whyOver()) : this.#questions.ask(question);
  }

  pause(): void {
    this.#engine.process.send({ type: 'pause' });
  }

  resume(): void {
    this.#engine.process.send({ type: 'resume' });
  }

  /** Asks the job to stop; it has 5 s before its process is ended. */
  cancel(): void {
    if (isFinal(this.#job.state) || this.#isCancelling) return;
    this.#isCancelling = true;
    if (this.#isStarted) {
      this.#engine.process.send({ type: 'cancel' });
      this.#killAfter(cancelLimitMs);
    } else {
      this.#end('cancelled');
      this.#engine.process.kill();
    }
  }

  #whyOver(): AppError {
    const { error } = this.#job;
    return error ? deserialiseError(error) : new AppError('job/over', { job: this.#job.title });
  }

  #start(spec: JobSpec): void {
    if (isFinal(this.#job.state)) return;
    this.#isStarted = true;
    this.#engine.process.send({ type: 'start', jobId: this.#job.id, spec });
  }

  #take(event: JobEvent): void {
    const next = reduceJob(this.#job, event);
    if (next === this.#job) return;
    this.#job = next;
    this.#onEvent(event);
    if (isFinal(next.state)) this.#killAfter(exitLimitMs);
  }

  /** Says in the job's place how it ended, unless it has said so itself. */
  #end(state: JobState, error?: unknown): void {
    const body: JobEventBody =
      state === 'failed' ? { type: 'state', state, error: serialiseError(error) } : { type: 'state', state };
    this.#take({ jobId: this.#job.id, seq: this.#job.lastSeq + 1, time: Date.now(), ...body });
  }

  #killAfter(limitMs: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#engine.process.kill(), limitMs);
  }
}
