import { CommanderError } from 'commander';
import { serialiseError } from '../../../shared/base/appError.ts';
import type { ErrorCode } from '../../../shared/text/en/errors.ts';
import { askedLocale } from './askedLocale.ts';
import type { CliPorts } from './CliPorts.ts';
import { commands } from './commands/commands.ts';
import { createProgram } from './createProgram.ts';
import { exitCodes } from './exitCodes.ts';
import { createSession, type Session } from './Session.ts';

/**
 * Runs one command line (without the program's name) to its end.
 * Answers the exit code: 0, 1 after a failure, 2 where the command line itself is wrong, 130 after Ctrl-C.
 */
export async function runCli(argv: readonly string[], ports: CliPorts): Promise<number> {
  const session = createSession(ports, askedLocale(argv) ?? ports.locale);
  let exitCode: number = exitCodes.success;
  const program = createProgram(commands, session, code => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    // Help and version end commander early; help that nobody asked for answers an incomplete command line.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.success : exitCodes.usage;
    return reportFailure(thrown, session, argv.includes('--json'));
  }
}

const usageCodes: readonly ErrorCode[] = ['cli/usage', 'template/unknownVariant'];

/** Where the sentence is not enough to find the cause. */
const detailedCodes: readonly ErrorCode[] = ['internal/unexpected', 'engine/crashed', 'engine/cannotStart'];

function reportFailure(thrown: unknown, session: Session, isJson: boolean): number {
  const error = serialiseError(thrown);
  const message = session.translator.error(error);
  if (isJson) session.printJson({ error: { code: error.code, message } });
  session.note(message);
  // What crossed a process border carries its details as the cause.
  const details = thrown instanceof Error && typeof thrown.cause === 'string' ? thrown.cause : error.details;
  if (details && detailedCodes.includes(error.code)) session.note(details);
  return usageCodes.includes(error.code) ? exitCodes.usage : exitCodes.failure;
}
