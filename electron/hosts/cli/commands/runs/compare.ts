import { z } from 'zod';
import type { RunSummary } from '../../../../../shared/jobs/RunSummary.ts';
import { compareSettings } from '../../../../../shared/jobs/compareSettings.ts';
import { summariseRun } from '../../../../runs/summariseRun.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { findRun } from '../../findRun.ts';
import { jsonFlag, jsonInput } from '../../flags.ts';
import { formatTable } from '../../formatTable.ts';
import { formatRuns } from '../../runs/formatRuns.ts';
import type { Session } from '../../Session.ts';
import { usageError } from '../../usageError.ts';

export const compare = defineCommand({
  name: 'compare',
  summary: 'cli.runs.compare.summary',
  operands: [{ usage: '<runs...>', text: 'cli.operand.runs' }],
  flags: [jsonFlag],
  examples: ['runs compare 20261124-1530 latest', 'runs compare latest 20261124-1530 --json'],
  input: z.object({ runs: z.array(z.string()), ...jsonInput }),
  async run({ runs: names, json }, session) {
    if (names.length < 2) throw usageError(session, 'cli.runs.compare.few');
    const runs: RunSummary[] = [];
    for (const name of names) runs.push(await summariseRun(await findRun(name, session)));
    if (json) session.printJson({ runs, differences: differencesOf(runs) });
    else sayComparison(runs, session);
    return exitCodes.success;
  },
});

const differencesOf = (runs: readonly RunSummary[]) =>
  compareSettings(runs).flatMap(({ path, values, isDifferent }) => (isDifferent ? [{ path, values }] : []));

function sayComparison(runs: readonly RunSummary[], session: Session): void {
  const { print, text } = session;
  print(formatRuns(runs, session));
  const differences = differencesOf(runs);
  if (differences.length === 0) {
    print(`\n${text('cli.runs.compare.same')}`);
    return;
  }
  const columns = [{ title: text('cli.column.setting') }, ...runs.map(({ id }) => ({ title: id }))];
  const rows = differences.map(({ path, values }) => [path, ...values.map(value => value ?? '–')]);
  print(`\n${formatTable(columns, rows)}`);
}
