import { required } from '../../../shared/base/assert.ts';
import type { BenchReport } from '../report/BenchReport.ts';
import { median } from '../report/statistics.ts';
import { families } from './withTasks.ts';

/**
 * A row for how many times faster we are than a peer in the median over families, all by default, round by round. Rows are called
 * `FAMILY-PEER`; nothing while some are missing.
 */
export function addMedianRow(
  report: BenchReport,
  peer: string,
  limit: number,
  among: readonly string[] = families,
): void {
  const rows = among.map(family => report.row(`${family}-${peer}`)).filter(row => row !== undefined);
  if (rows.length < among.length) return;
  const rounds = Math.min(...rows.flatMap(row => [row.ours.length, row.peer.length]));
  const ratios = Array.from({ length: rounds }, (_, round) =>
    median(rows.map(row => required(row.peer[round], 'a round') / required(row.ours[round], 'a round'))),
  );
  const what = `Times faster than ${peer}, median of all`;
  report.add({ id: `median-${peer}`, what, unit: 'times', better: 'higher', ours: ratios }, { limit });
}
