import { serialiseError } from '../../../shared/base/appError.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import type { Keeping } from '../../runs/Checkpoints.ts';
import type { NamedValues } from '../../runs/NamedValues.ts';
import type { Progress } from '../../runs/Progress.ts';
import type { Run } from '../../runs/Run.ts';
import type { JobContext } from '../JobContext.ts';
import type { TrainStep } from './TrainStep.ts';

/** What a kill may cost at most, unless keeping takes long: then training does little else. */
const intervalMs = 60_000;
const intervalPerKeeping = 20;

const translator = createTranslator('en');

interface Kept {
  readonly run: Run;
  readonly step: TrainStep;
  readonly context: JobContext;
}

/** Keeps the state of a training on disk. A disk that does not take it is told of, and training goes on. */
export class StateKeeper {
  readonly #kept: Kept;
  #position: Pick<Progress, 'epochs' | 'step'>;
  #keptAt: number;
  #keepingMs = 0;
  /** The best epoch, as long as the disk does not take it. */
  #missed: Keeping['epoch'] = undefined;

  constructor(kept: Kept, begun: Progress) {
    this.#kept = kept;
    this.#position = begun;
    this.#keptAt = kept.context.clock.now();
  }

  /** Enough time has gone by for a state between two epochs. */
  get isDue(): boolean {
    const waitedMs = this.#kept.context.clock.now() - this.#keptAt;
    return waitedMs >= Math.max(intervalMs, intervalPerKeeping * this.#keepingMs);
  }

  /** The weights of the best epoch where the disk has not taken them. */
  get unkept(): readonly NamedValues[] | null {
    return this.#missed?.weights ?? null;
  }

  /**
   * With the weights of an epoch that is through, if one is. Keeps nothing twice; the best epoch that the disk did not take
   * is tried again.
   */
  async keep(progress: Progress, epoch?: Keeping['epoch']): Promise<void> {
    if (progress.step === this.#position.step && progress.epochs === this.#position.epochs) return;
    const isBest = epoch !== undefined && epoch.epoch === progress.best?.epoch;
    const { run, step, context } = this.#kept;
    const beganAt = context.clock.now();
    try {
      await run.metrics.flush();
      const state = { progress, values: step.state() };
      const missed = isBest ? undefined : this.#missed;
      const path = await run.checkpoints.save({ missed, epoch, state });
      this.#missed = undefined;
      this.#position = progress;
      context.emit({ type: 'artifact', artifact: 'checkpoint', path });
    } catch (thrown) {
      if (isBest) this.#missed = epoch;
      context.emit({ type: 'log', level: 'warning', message: translator.error(serialiseError(thrown)) });
    }
    this.#keptAt = context.clock.now();
    this.#keepingMs = this.#keptAt - beganAt;
  }
}
