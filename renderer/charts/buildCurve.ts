import type { Job, MetricPoint } from '../../shared/jobs/Job.ts';
import { decimate } from './decimate.ts';
import { smooth } from './smooth.ts';

type Values = readonly (number | null)[];

/** A metric of a run over its steps, ready to be drawn: all arrays are as long as `steps`. */
export interface Curve {
  readonly steps: readonly number[];
  /** Of single batches. */
  readonly raw: Values;
  readonly smoothed: Values;
  /** Of whole epochs on the validation images. */
  readonly validation: Values;
  /** Epoch and last step of the epoch with the lowest validation loss. */
  readonly best: { readonly epoch: number; readonly step: number } | null;
}

/** More points than pixels are of no use. */
const pointLimit = 1200;
const smoothing = 0.7;

const valueOf = ({ values }: MetricPoint, metric: string): number | null => {
  const value = values[metric];
  return value !== undefined && Number.isFinite(value) ? value : null;
};

function bestEpoch(validation: readonly MetricPoint[]): Curve['best'] {
  let best: { readonly point: MetricPoint; readonly loss: number } | null = null;
  for (const point of validation) {
    const loss = valueOf(point, 'loss');
    if (loss !== null && (best === null || loss < best.loss)) best = { point, loss };
  }
  return best && { epoch: best.point.epoch, step: best.point.step };
}

/** The curve of `metric` (`loss`, `accuracy`), thinned to what a screen can show. */
export function buildCurve(metrics: Job['metrics'], metric: string): Curve {
  const batches = metrics.batch.flatMap(point => {
    const value = valueOf(point, metric);
    return value === null ? [] : { step: point.step, value };
  });
  const averages = smooth(
    batches.map(({ value }) => value),
    smoothing,
  );
  const rows = new Map<number, { raw: number | null; smoothed: number | null; validation: number | null }>();
  const kept = decimate(
    batches.map(({ value }) => value),
    pointLimit,
  );
  for (const index of kept) {
    const batch = batches[index];
    if (batch) rows.set(batch.step, { raw: batch.value, smoothed: averages[index] ?? null, validation: null });
  }
  for (const point of metrics.validation) {
    const row = rows.get(point.step) ?? { raw: null, smoothed: null, validation: null };
    rows.set(point.step, { ...row, validation: valueOf(point, metric) });
  }
  const sorted = [...rows].sort(([a], [b]) => a - b);
  return {
    steps: sorted.map(([step]) => step),
    raw: sorted.map(([, row]) => row.raw),
    smoothed: sorted.map(([, row]) => row.smoothed),
    validation: sorted.map(([, row]) => row.validation),
    best: bestEpoch(metrics.validation),
  };
}
