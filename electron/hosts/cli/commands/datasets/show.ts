import { z } from 'zod';
import { formatShape } from '../../../../../shared/base/shape.ts';
import type { DatasetDetails } from '../../../../../shared/jobs/DatasetDetails.ts';
import { formatCount } from '../../../../../shared/text/formatCount.ts';
import { showDataset } from '../../../../datasets/showDataset.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { jsonFlag, jsonInput } from '../../flags.ts';
import { formatTable } from '../../formatTable.ts';
import type { Session } from '../../Session.ts';

const barLength = 24;
const shownSkipped = 20;

export const show = defineCommand({
  name: 'show',
  summary: 'cli.datasets.show.summary',
  operands: [{ usage: '<dataset>', text: 'cli.operand.dataset' }],
  flags: [jsonFlag],
  examples: ['datasets show mnist', 'datasets show pets --json'],
  input: z.object({ dataset: z.string(), ...jsonInput }),
  async run({ dataset, json }, session) {
    const details = await showDataset(dataset, session.ports.dataRoot);
    if (json) session.printJson(details);
    else
      session.print(
        [...describe(details, session), formatHistogram(details, session), ...skipped(details, session)].join('\n'),
      );
    return exitCodes.success;
  },
});

function describe({ info, hash, imported }: DatasetDetails, { text }: Session): readonly string[] {
  const images = formatShape([info.height, info.width, info.channels]);
  const lines = [text('cli.datasets.show.images', { name: info.name, images, classes: info.labels.length })];
  if (imported) {
    const { format, seed } = imported.settings;
    const values = {
      source: imported.source,
      format: format ?? '',
      seed,
      at: new Date(imported.at).toISOString().slice(0, 10),
    };
    lines.push(text('cli.datasets.show.source', values));
  }
  return [...lines, text('cli.datasets.show.hash', { hash }), ''];
}

function formatHistogram({ info: { labels }, histogram }: DatasetDetails, { text }: Session): string {
  const { train, validation, test } = histogram;
  const most = Math.max(1, ...train);
  const columns = [
    { title: text('cli.column.class') },
    { title: text('cli.column.train'), align: 'right' },
    { title: text('cli.column.validation'), align: 'right' },
    { title: text('cli.column.test'), align: 'right' },
    { title: '' },
  ] as const;
  const rows = labels.map((label, index) => {
    const counts = [train, validation, test].map(split => split[index] ?? 0);
    return [label, ...counts.map(formatCount), '█'.repeat(Math.round((barLength * (counts[0] ?? 0)) / most))];
  });
  return formatTable(columns, rows);
}

function skipped({ imported }: DatasetDetails, { text, translator }: Session): readonly string[] {
  if (!imported || imported.skipped === 0) return [];
  const shown = imported.skippedFiles.slice(0, shownSkipped).map(one => `  ${one.name}: ${translator.reason(one)}`);
  const more = imported.skipped - shown.length;
  const rest = more > 0 ? [`  ${text('cli.datasets.show.more', { count: formatCount(more) })}`] : [];
  return ['', text('cli.datasets.show.skipped', { count: formatCount(imported.skipped) }), ...shown, ...rest];
}
