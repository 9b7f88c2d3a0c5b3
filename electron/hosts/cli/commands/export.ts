import { resolve } from 'node:path';
import { z } from 'zod';
import { formatBytes } from '../../../../shared/text/formatBytes.ts';
import { exportTensorBoard } from '../../../runs/tensorBoard/exportTensorBoard.ts';
import type { Run } from '../../../runs/Run.ts';
import { defineCommand } from '../CliCommand.ts';
import { exitCodes } from '../exitCodes.ts';
import { jsonFlag, jsonInput, runOperand } from '../flags.ts';
import { findRun } from '../findRun.ts';
import { runJob } from '../runJob.ts';
import type { Session } from '../Session.ts';
import { usageError } from '../usageError.ts';

const formats = ['tfjs', 'tensorboard'];

export const exportRun = defineCommand({
  name: 'export',
  summary: 'cli.export.summary',
  operands: [runOperand],
  flags: [
    { usage: '--format <name>', text: 'cli.option.format' },
    { usage: '--out <folder>', text: 'cli.option.out', isRequired: true },
    jsonFlag,
  ],
  examples: [
    'export latest --out model/',
    'export latest --format tfjs --out model/ --json',
    'export latest --format tensorboard --out logs/',
  ],
  input: z.object({ run: z.string(), format: z.string().default('tfjs'), out: z.string(), ...jsonInput }),
  async run({ run: name, format, out, json }, session) {
    if (!formats.includes(format)) {
      const expected = formats.join(', ');
      throw usageError(session, 'cli.usage.value', { option: '--format', expected, received: format });
    }
    const run = await findRun(name, session);
    const folder = resolve(out);
    if (format === 'tensorboard') return exportMetrics(run, folder, session, json);
    const spec = { kind: 'export', run: run.folder, format: 'tfjs', folder } as const;
    return runJob(spec, session, json, result => {
      const { files, bytes } = result;
      const values = { files: files.length, bytes: formatBytes(bytes), folder: result.folder };
      session.print(session.text('cli.export.done', values));
    });
  },
});

/** Needs no engine: metrics are numbers on disk. */
async function exportMetrics(run: Run, folder: string, session: Session, isJson: boolean): Promise<number> {
  const files = await exportTensorBoard(run, folder);
  if (isJson) session.printJson({ kind: 'export', run: run.id, format: 'tensorboard', folder, files });
  else session.print(session.text('cli.export.metrics', { files: files.length, folder }));
  return exitCodes.success;
}
