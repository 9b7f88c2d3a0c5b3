import { z } from 'zod';
import { describeValue, expectedBy } from '../../../../../shared/graph/describeIssue.ts';
import { runLabelChangeSchema } from '../../../../../shared/jobs/RunRecord.ts';
import { defineCommand } from '../../CliCommand.ts';
import { exitCodes } from '../../exitCodes.ts';
import { findRun } from '../../findRun.ts';
import { jsonFlag, jsonInput, runOperand } from '../../flags.ts';
import { usageError } from '../../usageError.ts';

export const edit = defineCommand({
  name: 'edit',
  summary: 'cli.runs.edit.summary',
  operands: [runOperand],
  flags: [
    { usage: '--name <name>', text: 'cli.option.runName' },
    { usage: '--tags <a,b>', text: 'cli.option.runTags', mayBeEmpty: true },
    { usage: '--notes <text>', text: 'cli.option.runNotes', mayBeEmpty: true },
    jsonFlag,
  ],
  examples: ['runs edit latest --name "Wide, longer" --tags baseline,wide', 'runs edit latest --tags ""'],
  input: z.object({
    run: z.string(),
    name: z.string().optional(),
    tags: z.string().optional(),
    notes: z.string().optional(),
    ...jsonInput,
  }),
  async run({ run, name, tags, notes, json }, session) {
    if (name === undefined && tags === undefined && notes === undefined) {
      const hint = session.text('cli.help.hint', { command: 'lightweave runs edit' });
      throw usageError(session, 'cli.runs.edit.nothing', { hint });
    }
    const words = tags
      ?.split(',')
      .map(tag => tag.trim())
      .filter(Boolean);
    const change = runLabelChangeSchema.safeParse({ name, tags: words, notes });
    if (!change.success) {
      const [issue] = change.error.issues;
      const option = `--${String(issue?.path[0])}`;
      const received = describeValue({ name, tags, notes }[String(issue?.path[0])]);
      throw usageError(session, 'cli.usage.value', { option, expected: issue ? expectedBy(issue, '') : '', received });
    }
    const found = await findRun(run, session);
    await found.relabel(change.data);
    const label = await found.label();
    if (json) session.printJson({ run: found.id, ...label });
    else
      session.print(session.text('cli.runs.edited', { run: found.id, name: label.name, tags: label.tags.join(', ') }));
    return exitCodes.success;
  },
});
