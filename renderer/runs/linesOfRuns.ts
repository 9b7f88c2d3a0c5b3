import type { RunDetail } from '../../shared/jobs/RunSummary.ts';
import { decimate } from '../charts/decimate.ts';
import type { Line } from '../charts/lineOptions.ts';
import { smooth } from '../charts/smooth.ts';

/** Batches in training, or epochs on the validation images. */
export type Scope = 'batch' | 'validation';

const colours = [
  '--category-convolution',
  '--category-dense',
  '--category-input',
  '--category-capsule',
  '--category-join',
  '--category-pooling',
  '--category-shape',
  '--category-activation',
] as const;

/** Of the n-th run that is compared; from the ninth on they come again. */
export const runColour = (index: number): string => colours[index % colours.length] ?? colours[0];

/** More points than pixels are of no use. */
const pointLimit = 600;

/** A metric of some runs as the lines of one chart. Runs that are not there yet are left out. */
export const linesOfRuns = (
  details: readonly (RunDetail | null)[],
  metric: string,
  scope: Scope,
  smoothing: number,
): readonly Line[] =>
  details.flatMap((detail, index) => {
    if (detail === null) return [];
    const points = detail.metrics[scope].flatMap(({ step, values }) => {
      const value = values[metric];
      return value !== undefined && Number.isFinite(value) ? [{ step, value }] : [];
    });
    const values = points.map(({ value }) => value);
    const drawn = scope === 'batch' ? smooth(values, smoothing) : values;
    const kept = decimate(values, pointLimit);
    return [
      {
        key: detail.summary.id,
        label: detail.summary.name,
        colour: runColour(index),
        isDashed: index >= colours.length,
        x: kept.map(at => points[at]?.step ?? 0),
        y: kept.map(at => drawn[at] ?? null),
      },
    ];
  });
