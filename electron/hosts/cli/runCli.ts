import { CommanderError } from 'commander';
import { AppError, serialiseError } from '../../../shared/base/appError.ts';
import type { ErrorCode } from '../../../shared/text/en/errors.ts';
import { asFileError } from '../../files/asFileError.ts';
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
    return reportFailure(asFileError(thrown), session, argv.includes('--json'));
  }
}

const usageCodes: readonly ErrorCode[] = ['cli/usage', 'template/unknownVariant'];

function reportFailure(thrown: unknown, session: Session, isJson: boolean): number {
  const error = serialiseError(thrown);
  const message = session.translator.error(error);
  if (isJson) session.printJson({ error: { code: error.code, message } });
  session.note(message);
  const details = detailsOf(thrown);
  if (details) session.note(details);
  return usageCodes.includes(error.code) ? exitCodes.usage : exitCodes.failure;
}

/** What helps to find the cause where the sentence does not: the last words of a process, the stack of a bug. */
function detailsOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof AppError)) return serialiseError(thrown).details;
  const isUnclear = thrown.code === 'internal/unexpected' || thrown.code.startsWith('engine/');
  return isUnclear && typeof thrown.cause === 'string' ? thrown.cause.trimEnd() : undefined;
}
