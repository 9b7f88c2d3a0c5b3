import { randomUUID } from 'node:crypto';
import { AppError, serialiseError } from '../../shared/base/appError.ts';
import type { EngineStatus } from '../../shared/ipc/messages.ts';
import { hostOf } from '../../shared/jobs/hostOf.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal, type JobEvent } from '../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { Answer, Question } from '../../shared/jobs/Question.ts';
import type { ForkEngine } from './EngineProcess.ts';
import { RunningJob } from './RunningJob.ts';
import { type StartedEngine, startEngine } from './startEngine.ts';

/** How many finished jobs are remembered, with their curves, for a reloaded window. */
const keptJobs = 50;

interface Listeners {
  readonly onEvent: (event: JobEvent) => void;
  readonly onStatus: (status: EngineStatus) => void;
}

/** All jobs of a host: one process a job, and an engine kept warm for the next one. */
export class JobRegistry {
  readonly #fork: ForkEngine;
  readonly #listeners: Listeners;
  readonly #jobs = new Map<string, RunningJob>();
  #warm: StartedEngine | null = null;
  #isDisposed = false;

  constructor(fork: ForkEngine, listeners: Listeners) {
    this.#fork = fork;
    this.#listeners = listeners;
  }

  /** Starts an engine ahead of the job that will need it. */
  warm(): void {
    if (this.#warm !== null || this.#isDisposed) return;
    const { onStatus } = this.#listeners;
    onStatus({ state: 'starting', tensorflow: null, reason: null });
    const engine = startEngine(this.#fork);
    this.#warm = engine;
    engine.process.onExit(() => this.#forget(engine));
    engine.ready.then(
      tensorflow => {
        onStatus({ state: 'ready', tensorflow, reason: null });
      },
      (failure: unknown) => {
        const { reason } = serialiseError(failure).values;
        onStatus({ state: 'unavailable', tensorflow: null, reason: String(reason) });
      },
    );
  }

  /** Every failure is an event of the job. */
  start(spec: JobSpec, title: string): string {
    const id = randomUUID();
    const host = hostOf(spec.kind);
    const warm = host === 'engineHost' ? this.#warm : null;
    const engine = warm ?? startEngine(this.#fork, host);
    this.#forget(engine);
    const job = new RunningJob(id, title, spec, engine, this.#listeners.onEvent);
    this.#jobs.set(id, job);
    void job.gone.then(() => this.#afterJob());
    return id;
  }

  pause(id: string): void {
    this.#jobs.get(id)?.pause();
  }

  resume(id: string): void {
    this.#jobs.get(id)?.resume();
  }

  cancel(id: string): void {
    this.#jobs.get(id)?.cancel();
  }

  /** Asks a job that serves. @throws AppError what the job answers, or why it cannot be asked. */
  async ask(id: string, question: Question): Promise<Answer> {
    const job = this.#jobs.get(id);
    if (!job) throw new AppError('job/over', { job: id });
    return job.ask(question);
  }

  list(): readonly Job[] {
    return [...this.#jobs.values()].map(({ job }) => job);
  }

  /** Cancels what runs and returns when every process is gone. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#warm?.process.kill();
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.cancel();
    await Promise.all(jobs.map(({ gone }) => gone));
  }

  #forget(engine: StartedEngine): void {
    if (this.#warm === engine) this.#warm = null;
  }

  #afterJob(): void {
    const ended = [...this.#jobs].filter(([, { job }]) => isFinal(job.state));
    for (const [id] of ended.slice(0, Math.max(0, ended.length - keptJobs))) this.#jobs.delete(id);
    this.warm();
  }
}
