import { resolve } from 'node:path';
import { z } from 'zod';
import { formatBytes } from '../../../../shared/text/formatBytes.ts';
import { defineCommand } from '../CliCommand.ts';
import { jsonFlag, jsonInput, runOperand } from '../flags.ts';
import { findRun } from '../findRun.ts';
import { runJob } from '../runJob.ts';
import { usageError } from '../usageError.ts';

export const exportRun = defineCommand({
  name: 'export',
  summary: 'cli.export.summary',
  operands: [runOperand],
  flags: [
    { usage: '--format <name>', text: 'cli.option.format' },
    { usage: '--out <folder>', text: 'cli.option.out', isRequired: true },
    jsonFlag,
  ],
  examples: ['export latest --out model/', 'export latest --format tfjs --out model/ --json'],
  input: z.object({ run: z.string(), format: z.string().default('tfjs'), out: z.string(), ...jsonInput }),
  async run({ run, format, out, json }, session) {
    if (format !== 'tfjs') {
      throw usageError(session, 'cli.usage.value', { option: '--format', expected: 'tfjs', received: format });
    }
    const { folder } = await findRun(run, session);
    const spec = { kind: 'export', run: folder, format, folder: resolve(out) } as const;
    return runJob(spec, session, json, result => {
      const { files, bytes } = result;
      const values = { files: files.length, bytes: formatBytes(bytes), folder: result.folder };
      session.print(session.text('cli.export.done', values));
    });
  },
});
