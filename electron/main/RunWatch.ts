import type { Job } from '../../shared/jobs/Job.ts';
import { isFinal, type JobEvent } from '../../shared/jobs/JobEvent.ts';

/** What the desktop can be asked while networks are trained. */
export interface Desktop {
  /** The machine does not go to sleep by itself. */
  keepAwake(isNeeded: boolean): void;
  /** On the taskbar or dock: a share of 1, `null` for nothing. */
  showProgress(share: number | null, isPaused: boolean): void;
  /** Tells somebody who looks elsewhere how a training ended. */
  announce(job: Job): void;
}

/** Follows the trainings among all jobs, for the desktop around the window. */
export class RunWatch {
  readonly #desktop: Desktop;
  readonly #jobs: () => readonly Job[];
  #isAwake = false;

  constructor(desktop: Desktop, jobs: () => readonly Job[]) {
    this.#desktop = desktop;
    this.#jobs = jobs;
  }

  /** `jobs` already know of the event. */
  onEvent({ jobId, type }: JobEvent): void {
    if (type !== 'state' && type !== 'progress') return;
    const trainings = this.#jobs().filter(({ kind }) => kind === 'train');
    const job = trainings.find(({ id }) => id === jobId);
    if (!job) return;
    const going = trainings.filter(({ state }) => !isFinal(state));
    this.#keepAwake(going.some(({ state }) => state !== 'paused'));
    const [first] = going;
    this.#desktop.showProgress(first ? shareOf(first) : null, first?.state === 'paused');
    if (type === 'state' && isFinal(job.state)) this.#desktop.announce(job);
  }

  #keepAwake(isNeeded: boolean): void {
    if (isNeeded === this.#isAwake) return;
    this.#isAwake = isNeeded;
    this.#desktop.keepAwake(isNeeded);
  }
}

/** Of all steps, also while an epoch is validated. */
function shareOf({ progress }: Job): number {
  if (progress?.phase === 'training') return progress.done / Math.max(1, progress.total);
  const { epoch, epochs } = progress ?? {};
  return epoch === undefined || epochs === undefined ? 0 : epoch / epochs;
}
