import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newJob } from '../../shared/jobs/Job.ts';
import { buildCurve } from './buildCurve.ts';
import { valueScale } from './chartAxes.ts';
import { decimate } from './decimate.ts';
import { linesData, logarithmicSplits } from './lineOptions.ts';
import { metricsCsv } from './metricsCsv.ts';
import { smooth } from './smooth.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 400 });

test('a smoothed curve stays between the lowest and the highest value so far, and leaves constants alone', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 0.99, noNaN: true }), (series, weight) => {
      smooth(series, weight).forEach((value, index) => {
        const past = series.slice(0, index + 1);
        const slack = 1e-9 * Math.max(1, ...past.map(Math.abs));
        expect(value).toBeGreaterThanOrEqual(Math.min(...past) - slack);
        expect(value).toBeLessThanOrEqual(Math.max(...past) + slack);
      });
    }),
  );
  for (const value of smooth([3, 3, null, 3], 0.9)) if (value !== null) expect(value).toBeCloseTo(3, 12);
});

test('decimation keeps ends, extremes and order, and its limit', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 4, max: 100 }), (series, limit) => {
      const kept = decimate(series, limit);
      expect(kept.length).toBeLessThanOrEqual(Math.max(limit, 4));
      expect([...kept].sort((a, b) => a - b)).toEqual(kept);
      const shown = kept.map(index => series[index]);
      if (series.length === 0) return;
      expect(shown[0]).toBe(series[0]);
      expect(shown.at(-1)).toBe(series.at(-1));
      expect(shown).toContain(Math.max(...series));
      expect(shown).toContain(Math.min(...series));
    }),
  );
});

const metrics = {
  ...newJob('a', 'train', 'a').metrics,
  batch: [1, 2, 3, 4].map(step => ({ epoch: step < 3 ? 1 : 2, step, values: { loss: 1 / step, accuracy: step / 10 } })),
  validation: [
    { epoch: 1, step: 2, values: { loss: 0.3, accuracy: 0.9 } },
    { epoch: 2, step: 5, values: { loss: 0.4, accuracy: 0.95 } },
  ],
};

test('batches and validation lie on one axis of steps, and the best epoch has the lowest validation loss', () => {
  const curve = buildCurve(metrics, 'accuracy');
  expect(curve.steps).toEqual([1, 2, 3, 4, 5]);
  expect(curve.raw).toEqual([0.1, 0.2, 0.3, 0.4, null]);
  expect(curve.validation).toEqual([null, 0.9, null, null, 0.95]);
  expect(curve.best).toEqual({ epoch: 1, step: 2 });
});

test('an axis of shares has an extent where all values are 100 %', () => {
  const colours = { text: '', grid: '' };
  const { range } = valueScale({ colours, isShare: true, isLogarithmic: false, stepLabel: '', locale: 'en' });
  const rangeOf = (min: number): unknown =>
    typeof range === 'function' && Reflect.apply(range, null, [null, min, 1, 'y']);
  expect(rangeOf(1)).toEqual([0.98, 1]);
  expect(rangeOf(0.5)).toEqual([0.46, 1]);
});

test('a loss that is no number is a gap', () => {
  const broken = { ...metrics, batch: [{ epoch: 1, step: 1, values: { loss: Number.NaN } }], validation: [] };
  expect(buildCurve(broken, 'loss')).toEqual({ steps: [], raw: [], smoothed: [], validation: [], best: null });
});

test('the CSV has a row for each measurement', () => {
  const lines = metricsCsv(metrics).trimEnd().split('\n');
  expect(lines[0]).toBe('scope,epoch,step,accuracy,loss');
  expect(lines).toHaveLength(1 + 4 + 2);
  expect(lines.at(-1)).toBe('validation,2,5,0.95,0.4');
});

test('lines share one axis: each has its own values, and gaps where only others have one', () => {
  const line = { key: '', label: '', colour: '--accent' };
  const lines = [
    { ...line, x: [1, 10, 100], y: [1, 0.1, 0] },
    { ...line, x: [0, 10], y: [2, 3] },
  ];
  expect(linesData(lines, false, false)).toEqual([
    [0, 1, 10, 100],
    [null, 1, 0.1, 0],
    [2, null, 3, null],
  ]);
  expect(linesData(lines, true, true)).toEqual([
    [0, 1, 2],
    [0, -1, null],
    [null, Math.log10(3), null],
  ]);
});

test('a logarithmic axis is marked at 1, 2 and 5, on a long one at 1 only', () => {
  const marks = (min: number, max: number) => logarithmicSplits(min, max).map(split => Math.round(10 ** split));
  expect(marks(0, 1.5)).toEqual([1, 2, 5, 10, 20]);
  expect(marks(0, 4)).toEqual([1, 10, 100, 1000, 10_000]);
});
