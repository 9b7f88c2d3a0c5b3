import type { JobResult } from '../../../../shared/jobs/JobResult.ts';
import { formatTable } from '../formatTable.ts';
import type { Session } from '../Session.ts';

/** A line an image: what it shows, what the network names, and how long that capsule is while the image moves. */
export function printCapsules(
  { examples }: Extract<JobResult, { kind: 'capsules' }>,
  folder: string,
  { text, print }: Session,
): void {
  const [first] = examples;
  const shifts = first?.shifts ?? [];
  const columns = [
    { title: text('cli.column.image'), align: 'right' },
    { title: text('cli.column.class') },
    { title: text('cli.column.named') },
    ...shifts.map(({ pixels }) => ({ title: pixels > 0 ? `+${pixels}` : String(pixels), align: 'right' }) as const),
  ] as const;
  const rows = examples.map(({ index, truth, named, shifts: found }) => [
    String(index),
    truth,
    named,
    ...found.map(({ length }) => length.toFixed(2)),
  ]);
  print(text('cli.capsules.lengths'));
  print(formatTable(columns, rows));
  print(`\n${text('cli.capsules.done', { folder, files: 3 * examples.length })}`);
}
