import { Option } from 'commander';
import { isLocale } from '../../../shared/base/localised.ts';
import type { CliCommand, Flag } from './CliCommand.ts';
import { Program } from './Program.ts';
import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

/** The whole command line over its commands. `onDone` takes the exit code of the one that was run. */
export function createProgram(
  commands: readonly CliCommand[],
  session: Session,
  onDone: (exitCode: number) => void,
): Program {
  const program = new Program(session, 'lightweave');
  program
    .description(session.text('cli.about'))
    .version(session.ports.version, '-V, --version', session.text('cli.help.version'))
    .addOption(langOption(session))
    // What follows a subcommand is the subcommand's: `runs show latest --sort name` means nothing.
    .enablePositionalOptions()
    .helpCommand('help [command]', session.text('cli.help.command'));
  for (const command of commands) addCommand(program, command, session, onDone);
  return program;
}

function addCommand(program: Program, command: CliCommand, session: Session, onDone: (exitCode: number) => void): void {
  const added = program.command(command.name).description(session.text(command.summary));
  for (const { usage, text } of command.operands) added.argument(usage, session.text(text));
  for (const flag of command.flags) added.addOption(toOption(flag, session));
  added.addOption(langOption(session));
  for (const subcommand of command.subcommands ?? []) addCommand(added, subcommand, session, onDone);
  const examples = command.examples.map(example => `  lightweave ${example}`).join('\n');
  added.addHelpText('after', `\n${session.text('cli.heading.examples')}\n${examples}`);
  added.action(async () => {
    const values: readonly unknown[] = added.processedArgs;
    const operands = added.registeredArguments.map((argument, index) => [argument.name(), values[index]] as const);
    // `runs --json list` is `runs list --json`.
    onDone(await command.execute({ ...added.optsWithGlobals(), ...Object.fromEntries(operands) }, session));
  });
}

function toOption(flag: Flag, session: Session): Option {
  const option = new Option(flag.usage, session.text(flag.text, flag.values));
  if (flag.isRequired) option.makeOptionMandatory();
  if (!option.required) return option;
  return option.argParser((value: string, earlier: unknown) => {
    // A script's unset variable: as a path it would be the folder that one stands in.
    if (value === '' && !flag.mayBeEmpty) throw usageError(session, 'cli.usage.missingValue', { received: flag.usage });
    const before: readonly unknown[] = Array.isArray(earlier) ? earlier : [];
    return flag.isRepeatable ? [...before, value] : value;
  });
}

/** Obeyed before commander starts (`askedLocale`); here it is only described and checked. */
const langOption = (session: Session): Option =>
  new Option('--lang <en|ko>', session.text('cli.option.lang')).argParser((received: string) => {
    if (isLocale(received)) return received;
    throw usageError(session, 'cli.usage.value', { option: '--lang', expected: 'en | ko', received });
  });
