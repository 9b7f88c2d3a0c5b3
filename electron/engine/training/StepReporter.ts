import type { Run } from '../../runs/Run.ts';
import type { JobContext } from '../JobContext.ts';
import { RunningMean } from './RunningMean.ts';
import type { StepResult } from './TrainStep.ts';

/** At most five progress and five metric events a second. */
const intervalMs = 200;

/** Where the training stands after a step. */
export interface Position {
  readonly epoch: number;
  readonly step: number;
  readonly learningRate: number;
}

/** Tells the run's metrics of every step, and the host of as many as anybody can look at. */
export class StepReporter {
  readonly #context: JobContext;
  readonly #run: Run;
  readonly #epochs: number;
  readonly #totalSteps: number;
  #mean = new RunningMean();
  #lastAt: number;
  #lastStep = 0;
  #stepMs = 0;

  constructor(context: JobContext, run: Run, epochs: number, totalSteps: number) {
    this.#context = context;
    this.#run = run;
    this.#epochs = epochs;
    this.#totalSteps = totalSteps;
    this.#lastAt = context.clock.now();
  }

  /** Goes on behind a step. Time that is not the steps' (a validation) does not count for the rate. */
  resume(step: number): void {
    this.#lastStep = step;
    this.#lastAt = this.#context.clock.now();
  }

  /** `isLast` in its epoch: that one is always told. */
  async step(
    { epoch, step, learningRate }: Position,
    { loss, correct }: StepResult,
    examples: number,
    isLast: boolean,
  ): Promise<void> {
    const time = this.#context.clock.now();
    this.#mean.add(loss, correct, examples);
    const values = { loss, accuracy: correct / examples, learningRate };
    this.#run.metrics.add({ time, scope: 'batch', epoch, step, values });
    if (time - this.#lastAt < intervalMs && !isLast) return;
    this.#report({ epoch, step, learningRate }, time);
    await this.#run.metrics.flush().catch(() => undefined);
  }

  #report({ epoch, step, learningRate }: Position, time: number): void {
    const steps = Math.max(1, step - this.#lastStep);
    const recent = (time - this.#lastAt) / steps;
    // An average that forgets, so that the time left does not jump.
    this.#stepMs = this.#stepMs === 0 ? recent : 0.8 * this.#stepMs + 0.2 * recent;
    const examples = this.#mean.examples / steps;
    this.#context.emit({
      type: 'progress',
      phase: 'training',
      done: step,
      total: this.#totalSteps,
      rate: (1000 * examples) / Math.max(this.#stepMs, 1e-3),
      remainingMs: (this.#totalSteps - step) * this.#stepMs,
      epoch,
      epochs: this.#epochs,
    });
    this.#context.emit({ type: 'metric', scope: 'batch', epoch, step, values: { ...this.#mean.values, learningRate } });
    this.#mean = new RunningMean();
    this.#lastAt = time;
    this.#lastStep = step;
  }
}
