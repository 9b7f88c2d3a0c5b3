import type { JobResult } from '../../../../shared/jobs/JobResult.ts';
import { formatCount } from '../../../../shared/text/formatCount.ts';
import { formatPercent } from '../../../../shared/text/formatPercent.ts';
import { formatTable } from '../formatTable.ts';
import { formatMetrics } from '../progress/describeProgress.ts';
import type { Session } from '../Session.ts';

/** The figures over all test images, then class by class. */
export function printEvaluation(result: Extract<JobResult, { kind: 'evaluate' }>, { text, print }: Session): void {
  const { test, confusion, labels } = result;
  print(text('cli.result.test', { ...formatMetrics({ ...test }), examples: formatCount(test.examples) }));
  const rows = confusion.map((predicted, truth) => {
    const images = predicted.reduce((sum, count) => sum + count, 0);
    const right = predicted[truth] ?? 0;
    const share = images === 0 ? '–' : formatPercent(right / images);
    return [labels[truth] ?? String(truth), formatCount(right), formatCount(images), share];
  });
  const columns = [
    { title: text('cli.column.class') },
    { title: text('cli.column.right'), align: 'right' },
    { title: text('cli.column.images'), align: 'right' },
    { title: text('cli.column.accuracy'), align: 'right' },
  ] as const;
  print(`\n${formatTable(columns, rows)}`);
}
