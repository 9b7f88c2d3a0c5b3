import { randomUUID } from 'node:crypto';
import { AppError, serialiseError } from '../../shared/base/appError.ts';
import { required } from '../../shared/base/assert.ts';
import type { EngineStatus } from '../../shared/ipc/messages.ts';
import { defaultEngineLimits, type EngineLimits } from '../../shared/jobs/EngineLimits.ts';
import { hostOf } from '../../shared/jobs/hostOf.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal, type JobEvent } from '../../shared/jobs/JobEvent.ts';
import type { JobSpec } from '../../shared/jobs/JobSpec.ts';
import type { Answer, Question } from '../../shared/jobs/Question.ts';
import { engineEnvironment } from './engineEnvironment.ts';
import type { ForkEngine } from './EngineProcess.ts';
import { RunningJob } from './RunningJob.ts';
import { type StartedEngine, startEngine } from './startEngine.ts';

/** How many finished jobs are remembered, with their curves, for a reloaded window. */
const keptJobs = 50;

interface Listeners {
  readonly onEvent: (event: JobEvent) => void;
  readonly onStatus: (status: EngineStatus) => void;
  /** A training has said nothing for half a minute. */
  readonly onSilent?: (job: Job) => void;
}

/** An engine that waits for a job, and how many threads it computes with. */
interface WarmEngine {
  readonly engine: StartedEngine;
  readonly limits: Limits;
}
type Limits = Omit<EngineLimits, 'parallelRuns'>;

const isTraining = ({ job }: RunningJob): boolean => job.kind === 'train';

/** All jobs of a host: one process a job, trainings one after another, and an engine kept warm for the next one. */
export class JobRegistry {
  readonly #fork: ForkEngine;
  readonly #listeners: Listeners;
  readonly #limits: () => EngineLimits;
  readonly #jobs = new Map<string, RunningJob>();
  /** Those with a process, in whatever state. */
  readonly #busy = new Set<RunningJob>();
  /** Those that compute with one thread, so that their numbers are the same every time. */
  readonly #alone = new WeakSet<RunningJob>();
  #warm: WarmEngine | null = null;
  #isDisposed = false;

  /** `limits` are asked for anew with each process. */
  constructor(fork: ForkEngine, listeners: Listeners, limits: () => EngineLimits = () => defaultEngineLimits) {
    this.#fork = fork;
    this.#listeners = listeners;
    this.#limits = limits;
  }

  /** Starts an engine ahead of the job that will need it. */
  warm(): void {
    if (this.#warm !== null || this.#isDisposed) return;
    const { onStatus } = this.#listeners;
    onStatus({ state: 'starting', tensorflow: null, reason: null });
    const limits = this.#limits();
    const engine = startEngine(this.#fork, engineEnvironment(limits));
    this.#warm = { engine, limits };
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

  /** Every failure is an event of the job. A training may have to wait for its turn. */
  start(spec: JobSpec, title: string, isDeterministic = false): string {
    const id = randomUUID();
    const { onEvent, onSilent } = this.#listeners;
    const job = new RunningJob(id, title, spec, onEvent, () => onSilent?.(job.job));
    this.#jobs.set(id, job);
    if (isDeterministic) this.#alone.add(job);
    void job.gone.then(() => this.#afterJob(job));
    this.#beginWaiting();
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

  /** A training that waits changes places with the one that waits before it (−1) or behind it (1). Answers all ids in order. */
  move(id: string, by: -1 | 1): readonly string[] {
    const waiting = [...this.#jobs].filter(([, job]) => job.isWaiting && isTraining(job)).map(([key]) => key);
    const at = waiting.indexOf(id);
    const other = at < 0 ? undefined : waiting[at + by];
    if (other !== undefined) {
      const places = new Map([
        [id, other],
        [other, id],
      ]);
      const jobs = [...this.#jobs.keys()]
        .map(key => places.get(key) ?? key)
        .map(key => [key, this.#jobs.get(key)] as const);
      this.#jobs.clear();
      for (const [key, job] of jobs) this.#jobs.set(key, required(job, key));
    }
    return [...this.#jobs.keys()];
  }

  list(): readonly Job[] {
    return [...this.#jobs.values()].map(({ job }) => job);
  }

  /** Cancels what runs and returns when every process is gone. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#warm?.engine.process.kill();
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.cancel();
    await Promise.all(jobs.map(({ gone }) => gone));
  }

  /** Gives a process to every job that need not wait, in the order in which they came. */
  #beginWaiting(): void {
    if (this.#isDisposed) return;
    for (const job of this.#jobs.values()) {
      if (!job.isWaiting) continue;
      const trainings = [...this.#busy].filter(isTraining).length;
      if (isTraining(job) && trainings >= this.#limits().parallelRuns) continue;
      this.#busy.add(job);
      job.begin(this.#engineFor(job));
    }
  }

  /** The warm engine where it computes as the job wants it. */
  #engineFor(job: RunningJob): StartedEngine {
    const host = hostOf(job.spec.kind);
    const limits = this.#limits();
    const wanted = { ...limits, threads: this.#alone.has(job) ? 1 : limits.threads };
    const warm = this.#warm;
    if (host !== 'engineHost' || !warm) return startEngine(this.#fork, engineEnvironment(wanted), host);
    this.#forget(warm.engine);
    if (warm.limits.threads === wanted.threads && warm.limits.priority === wanted.priority) return warm.engine;
    warm.engine.process.kill();
    return startEngine(this.#fork, engineEnvironment(wanted), host);
  }

  #forget(engine: StartedEngine): void {
    if (this.#warm?.engine === engine) this.#warm = null;
  }

  #afterJob(job: RunningJob): void {
    const hadProcess = this.#busy.delete(job);
    const ended = [...this.#jobs].filter(([, other]) => isFinal(other.job.state));
    for (const [id] of ended.slice(0, Math.max(0, ended.length - keptJobs))) this.#jobs.delete(id);
    this.#beginWaiting();
    if (hadProcess) this.warm();
  }
}
