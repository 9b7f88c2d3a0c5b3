import type { Job, MetricScope } from '../../shared/jobs/Job.ts';

const scopes: readonly MetricScope[] = ['batch', 'epoch', 'validation', 'test'];

/** Every measured value of a run, one row each, with a head line. */
export function metricsCsv(metrics: Job['metrics']): string {
  const names = [
    ...new Set(scopes.flatMap(scope => metrics[scope].flatMap(({ values }) => Object.keys(values)))),
  ].sort();
  const rows = scopes.flatMap(scope =>
    metrics[scope].map(({ epoch, step, values }) => [scope, epoch, step, ...names.map(name => values[name] ?? '')]),
  );
  return [['scope', 'epoch', 'step', ...names], ...rows].map(row => `${row.join(',')}\n`).join('');
}
