import type { JobResult } from '../../../../shared/jobs/JobResult.ts';
import { formatCount } from '../../../../shared/text/formatCount.ts';
import { formatPercent } from '../../../../shared/text/formatPercent.ts';
import { formatTable } from '../formatTable.ts';
import { formatMetrics } from '../progress/describeProgress.ts';
import type { Session } from '../Session.ts';

/** The figures over all test images, then class by class. */
export function printEvaluation(result: Extract<JobResult, { kind: 'evaluate' }>, { text, print }: Session): void {
  const { test, confusion, classes } = result;
  print(text('cli.result.test', { ...formatMetrics({ ...test }), examples: formatCount(test.examples) }));
  const share = (value: number | null): string => (value === null ? '–' : formatPercent(value));
  const rows = classes.map(({ label, images, precision, recall }, index) => {
    const right = confusion[index]?.[index] ?? 0;
    return [label, formatCount(right), formatCount(images), share(precision), share(recall)];
  });
  const columns = [
    { title: text('cli.column.class') },
    { title: text('cli.column.right'), align: 'right' },
    { title: text('cli.column.images'), align: 'right' },
    { title: text('cli.column.precision'), align: 'right' },
    { title: text('cli.column.recall'), align: 'right' },
  ] as const;
  print(`\n${formatTable(columns, rows)}`);
}
