import type { MetricPoint } from '../../shared/jobs/Job.ts';

/** At most `limit` points: of neighbours the mean, at the place of the last. */
export function thinPoints(points: readonly MetricPoint[], limit: number): readonly MetricPoint[] {
  const size = Math.ceil(points.length / limit);
  if (size <= 1) return points;
  const thinned: MetricPoint[] = [];
  for (let start = 0; start < points.length; start += size) thinned.push(...meanOf(points.slice(start, start + size)));
  return thinned;
}

function meanOf(points: readonly MetricPoint[]): readonly MetricPoint[] {
  const last = points.at(-1);
  if (!last) return [];
  const mean = (name: string): number =>
    points.reduce((sum, { values }) => sum + (values[name] ?? 0), 0) / points.length;
  return [{ ...last, values: Object.fromEntries(Object.keys(last.values).map(name => [name, mean(name)])) }];
}
