import type { z } from 'zod';
import type { TextKey } from '../../../shared/text/en/catalogue.ts';
import type { TextValues } from '../../../shared/text/fill.ts';
import type { Session } from './Session.ts';

/** A word after the command, as commander writes it: `<required>`, `[optional]`, `[any…]`. */
export interface Operand {
  readonly usage: string;
  readonly text: TextKey;
}

/** An option as commander writes it: `--epochs <n>`. */
export interface Flag {
  readonly usage: string;
  readonly text: TextKey;
  readonly values?: TextValues;
  readonly isRepeatable?: boolean;
  readonly isRequired?: boolean;
  /** Nothing at all is a value, too: it takes away what was there. */
  readonly mayBeEmpty?: boolean;
}

/** A command of the command line. Its exit code is 0 when all went well. */
export interface CliCommand {
  readonly name: string;
  readonly summary: TextKey;
  readonly operands: readonly Operand[];
  readonly flags: readonly Flag[];
  /** What people type after `lightweave`. */
  readonly examples: readonly string[];
  /** `input` holds operands and options by name, as they were typed. */
  readonly execute: (input: unknown, session: Session) => Promise<number>;
  /** Words that may follow its name, each a command of its own: `datasets import`. */
  readonly subcommands?: readonly CliCommand[];
}

interface CommandSpec<Input> extends Omit<CliCommand, 'execute'> {
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input, session: Session) => Promise<number>;
}

/** Commander has checked what must be there; the schema gives it types and defaults. */
export const defineCommand = <Input>({ input, run, ...command }: CommandSpec<Input>): CliCommand => ({
  ...command,
  execute: async (typed, session) => run(input.parse(typed), session),
});
