import type { Job, MetricPoint } from '../../shared/jobs/Job.ts';
import { isFinal } from '../../shared/jobs/JobEvent.ts';

interface Means {
  readonly loss: number;
  readonly accuracy: number;
}

/** What came of a run that has ended. */
export interface Outcome {
  readonly test: Means | null;
  readonly validation: Means | null;
  readonly train: Means | null;
  readonly durationMs: number | null;
  /** Null where nobody has measured. */
  readonly examplesPerSecond: number | null;
  /** How much of the time steps waited for their images; null where nobody has measured. */
  readonly dataShare: number | null;
  /** How many test images there were. */
  readonly tested: number | null;
  readonly stoppedEarly: boolean;
  /** The best epoch where its weights are not on disk. */
  readonly notKept: number | null;
}

function meansOf(point: MetricPoint | undefined): Means | null {
  const { loss, accuracy } = point?.values ?? {};
  return loss === undefined || accuracy === undefined ? null : { loss, accuracy };
}

const lossOf = ({ values }: MetricPoint): number => values['loss'] ?? Number.POSITIVE_INFINITY;

/** The outcome of a run: as the job has told it, or else what its metrics say. Null while it goes on, or without any. */
export function outcomeOf({ result, state, metrics, startedAt, endedAt }: Job): Outcome | null {
  if (result?.kind === 'train') {
    const { test, validation, train, durationMs, examplesPerSecond, dataShare, stoppedEarly } = result;
    const figures = { test, validation, train, durationMs, examplesPerSecond, dataShare, stoppedEarly };
    return { ...figures, tested: test?.examples ?? null, notKept: result.isKept ? null : result.bestEpoch };
  }
  const best = metrics.validation.toSorted((a, b) => lossOf(a) - lossOf(b))[0];
  const train = metrics.epoch.find(({ epoch }) => epoch === best?.epoch) ?? metrics.epoch.at(-1);
  if (!isFinal(state) || train === undefined) return null;
  return {
    test: meansOf(metrics.test.at(-1)),
    validation: meansOf(best),
    train: meansOf(train),
    durationMs: startedAt === null || endedAt === null ? null : endedAt - startedAt,
    examplesPerSecond: null,
    dataShare: null,
    tested: null,
    stoppedEarly: false,
    notKept: null,
  };
}
