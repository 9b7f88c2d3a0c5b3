import { z } from 'zod';
import { formatShape } from '../../../../../shared/base/shape.ts';
import type { DatasetInfo } from '../../../../../shared/jobs/DatasetInfo.ts';
import { formatCount } from '../../../../../shared/text/formatCount.ts';
import { listDatasets } from '../../../../datasets/datasets.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { jsonFlag, jsonInput } from '../../flags.ts';
import { formatTable } from '../../formatTable.ts';
import type { Session } from '../../Session.ts';

export const list = defineCommand({
  name: 'list',
  summary: 'cli.datasets.summary',
  operands: [],
  flags: [jsonFlag],
  examples: ['datasets list --json'],
  input: z.object(jsonInput),
  async run({ json }, session) {
    const all = await listDatasets(session.ports.dataRoot);
    if (json) session.printJson({ datasets: all });
    else session.print(formatDatasets(all, session));
    return all.every(({ missing }) => missing === null) ? exitCodes.success : exitCodes.failure;
  },
});

function formatDatasets(all: readonly DatasetInfo[], { text }: Session): string {
  const columns = [
    { title: text('cli.column.dataset') },
    { title: text('cli.column.name') },
    { title: text('cli.column.images') },
    { title: text('cli.column.classes'), align: 'right' },
    { title: text('cli.column.train'), align: 'right' },
    { title: text('cli.column.validation'), align: 'right' },
    { title: text('cli.column.test'), align: 'right' },
    { title: text('cli.column.state') },
  ] as const;
  const rows = all.map(({ id, name, height, width, channels, labels, examples, missing }) => [
    id,
    name,
    formatShape([height, width, channels]),
    String(labels.length),
    formatCount(examples.train),
    formatCount(examples.validation),
    formatCount(examples.test),
    missing ?? text('cli.datasets.ready'),
  ]);
  return formatTable(columns, rows);
}
