import { z } from 'zod';
import { compareSettings } from '../../../../../shared/jobs/compareSettings.ts';
import { describeMatch } from '../../../../../shared/jobs/describeMatch.ts';
import type { WeightMatch } from '../../../../../shared/jobs/WeightMatch.ts';
import type { RunDetail } from '../../../../../shared/jobs/RunSummary.ts';
import { formatBytes } from '../../../../../shared/text/formatBytes.ts';
import { formatDuration } from '../../../../../shared/text/formatDuration.ts';
import { showRun } from '../../../../runs/showRun.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { findRun } from '../../findRun.ts';
import { jsonFlag, jsonInput, runOperand } from '../../flags.ts';
import { formatTable } from '../../formatTable.ts';
import { formatMetrics } from '../../progress/describeProgress.ts';
import { formatRuns } from '../../runs/formatRuns.ts';
import type { Session } from '../../Session.ts';

export const show = defineCommand({
  name: 'show',
  summary: 'cli.runs.show.summary',
  operands: [runOperand],
  flags: [jsonFlag],
  examples: ['runs show latest', 'runs show 20261124 --json'],
  input: z.object({ run: z.string(), ...jsonInput }),
  async run({ run, json }, session) {
    const detail = await showRun(await findRun(run, session));
    if (json) session.printJson(detail);
    else sayRun(detail, session);
    return exitCodes.success;
  },
});

function sayRun({ summary, versions, metrics, checkpoints, takenOver }: RunDetail, session: Session): void {
  const { text, print, translator } = session;
  print(`${formatRuns([summary], session)}\n`);
  print(text('cli.runs.show.folder', { folder: summary.folder, size: formatBytes(summary.bytes) }));
  const startedAt = new Date(summary.startedAt).toISOString().slice(0, 16).replace('T', ' ');
  print(text('cli.runs.show.begun', { startedAt }));
  if (summary.durationMs !== null)
    print(text('cli.runs.show.trained', { duration: formatDuration(summary.durationMs) }));
  if (summary.path !== null) print(text(`cli.runs.show.path.${summary.path}`));
  if (summary.notes !== '') print(text('cli.runs.show.notes', { notes: summary.notes }));
  if (summary.error !== null) print(text('cli.runs.show.error', { error: translator.error(summary.error) }));
  if (summary.isResumable) print(text('cli.runs.show.resume', { run: summary.id }));
  if (takenOver !== null) sayMatch(takenOver, session);
  print(`\n${formatEpochs(metrics, checkpoints, session)}\n`);
  print(namedValues(compareSettings([summary]).map(({ path, values: [value] }) => [path, value ?? '–'])));
  print(`\n${namedValues(Object.entries(versions))}`);
}

function sayMatch(match: WeightMatch, { translator, print }: Session): void {
  const { sentence, lists } = describeMatch(match, translator);
  print(`\n${sentence}`);
  for (const { title, names } of lists) print([title, ...names].join('\n  '));
}

/** Epoch by epoch, with a star where the weights are kept. */
function formatEpochs(
  { epoch: trained, validation }: RunDetail['metrics'],
  checkpoints: RunDetail['checkpoints'],
  { text }: Session,
): string {
  const columns = [
    { title: text('cli.column.epoch'), align: 'right' },
    { title: text('cli.column.trainLoss'), align: 'right' },
    { title: text('cli.column.train'), align: 'right' },
    { title: text('cli.column.validationLoss'), align: 'right' },
    { title: text('cli.column.validation'), align: 'right' },
    { title: text('cli.column.kept') },
  ] as const;
  const rows = trained.map(({ epoch, values }) => {
    const validated = validation.find(point => point.epoch === epoch)?.values ?? {};
    const [train, other] = [formatMetrics(values), formatMetrics(validated)];
    const isKept = checkpoints.some(checkpoint => checkpoint.epoch === epoch);
    return [String(epoch), train.loss, train.accuracy, other.loss, other.accuracy, isKept ? '*' : ''];
  });
  return formatTable(columns, rows);
}

const namedValues = (values: readonly (readonly [string, string])[]): string =>
  formatTable([{ title: '' }, { title: '' }], values).trimStart();
