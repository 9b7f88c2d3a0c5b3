import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { assert } from '../../shared/base/assert.ts';
import { commandOf, type Recipe } from './recipes.ts';

const metricSchema = z.object({
  type: z.literal('metric'),
  scope: z.enum(['epoch', 'validation', 'test']),
  epoch: z.number(),
  step: z.number(),
  values: z.record(z.string(), z.number()),
  time: z.number(),
});

/** Trains with the command line; answers the log, a line of JSON a fact: the command, each epoch, the test. */
export async function trainRecipe(recipe: Recipe): Promise<readonly string[]> {
  const command = commandOf(recipe);
  const child = spawn(process.execPath, ['electron/setup/lightweave.mjs', ...command, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [JSON.stringify({ command: `lightweave ${command.join(' ')}` })];
  const startedAt = Date.now();
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const metric = metricSchema.safeParse(JSON.parse(line));
    if (!metric.success) continue;
    const { scope, epoch, step, values, time } = metric.data;
    const seconds = Math.round((time - startedAt) / 1000);
    lines.push(JSON.stringify({ scope, epoch, step, ...values, seconds }));
  }
  const code = await ended;
  assert(code === 0, `lightweave ${command.join(' ')} ended with ${code}`);
  return lines;
}
