import { z } from 'zod';
import type { RunSummary } from '../../../../../shared/jobs/RunSummary.ts';
import { filterRuns, firstOrder, isRunColumn, runColumns, sortRuns } from '../../../../../shared/jobs/runTable.ts';
import { formatBytes } from '../../../../../shared/text/formatBytes.ts';
import { listRuns } from '../../../../runs/listRuns.ts';
import { runsFolder } from '../../../../runs/Run.ts';
import { trashFolder } from '../../../../runs/trash.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { jsonFlag, jsonInput } from '../../flags.ts';
import { formatRuns } from '../../runs/formatRuns.ts';
import type { Session } from '../../Session.ts';
import { usageError } from '../../usageError.ts';

const columns = Object.keys(runColumns).join(', ');

export const list = defineCommand({
  name: 'list',
  summary: 'cli.runs.summary',
  operands: [],
  flags: [
    { usage: '--filter <words>', text: 'cli.option.runFilter' },
    { usage: '--sort <field>', text: 'cli.option.runSort', values: { value: columns } },
    { usage: '--reverse', text: 'cli.option.runReverse' },
    { usage: '--trash', text: 'cli.option.runTrash' },
    jsonFlag,
  ],
  examples: [
    'runs list --sort accuracy',
    'runs list --filter "mnist tag:baseline state:succeeded"',
    'runs list --trash --json',
  ],
  input: z.object({
    filter: z.string().default(''),
    sort: z.string().optional(),
    reverse: z.boolean().default(false),
    trash: z.boolean().default(false),
    ...jsonInput,
  }),
  async run({ filter, sort, reverse, trash, json }, session) {
    const { dataRoot } = session.ports;
    const { runs, damaged } = await listRuns(trash ? trashFolder(dataRoot) : runsFolder(dataRoot));
    const shown = inOrder(filterRuns(runs, filter), sort, reverse, session);
    if (json) session.printJson({ runs: shown, damaged });
    else if (runs.length === 0 && damaged.length === 0 && !trash) session.print(session.text('cli.runs.noneYet'));
    else sayRuns(shown, session);
    if (damaged.length > 0) session.note(session.text('cli.runs.damaged', { runs: damaged.join(', ') }));
    return exitCodes.success;
  },
});

/** The latest first, unless another order is asked for. */
function inOrder(runs: readonly RunSummary[], sort: string | undefined, isReversed: boolean, session: Session) {
  if (sort === undefined) return isReversed ? runs.toReversed() : runs;
  if (!isRunColumn(sort)) {
    throw usageError(session, 'cli.usage.value', { option: '--sort', expected: columns, received: sort });
  }
  const { column, isDescending } = firstOrder(sort);
  return sortRuns(runs, { column, isDescending: isDescending !== isReversed });
}

function sayRuns(runs: readonly RunSummary[], session: Session): void {
  const { print, text } = session;
  if (runs.length === 0) {
    print(text('cli.runs.none'));
    return;
  }
  print(formatRuns(runs, session));
  const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  print(`\n${text('cli.runs.total', { count: runs.length, size: formatBytes(bytes) })}`);
}
