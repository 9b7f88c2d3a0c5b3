import { z } from 'zod';
import type { Flag, Operand } from './CliCommand.ts';

// What several commands share: the same words, the same meaning.
export const networkOperand: Operand = { usage: '<network>', text: 'cli.operand.network' };
export const runOperand: Operand = { usage: '<run>', text: 'cli.operand.run' };
export const jsonFlag: Flag = { usage: '--json', text: 'cli.option.json' };
export const networkFlags: readonly Flag[] = [
  { usage: '--variant <id>', text: 'cli.option.variant' },
  { usage: '--set <name=value>', text: 'cli.option.set', isRepeatable: true },
];

export const jsonInput = { json: z.boolean().default(false) };
export const networkInput = {
  network: z.string(),
  variant: z.string().optional(),
  set: z.array(z.string()).default([]),
};
