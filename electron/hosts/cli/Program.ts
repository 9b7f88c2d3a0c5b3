import { Command, type ErrorOptions } from 'commander';
import { AppError } from '../../../shared/base/appError.ts';
import type { TextKey } from '../../../shared/text/en/catalogue.ts';
import type { Session } from './Session.ts';

const headings: Readonly<Record<string, TextKey>> = {
  'Usage:': 'cli.heading.usage',
  'Arguments:': 'cli.heading.arguments',
  'Options:': 'cli.heading.options',
  'Commands:': 'cli.heading.commands',
};

const complaints: Readonly<Record<string, TextKey>> = {
  'commander.unknownCommand': 'cli.usage.unknownCommand',
  'commander.unknownOption': 'cli.usage.unknownOption',
  'commander.missingArgument': 'cli.usage.missingArgument',
  'commander.missingMandatoryOptionValue': 'cli.usage.missingOption',
  'commander.optionMissingArgument': 'cli.usage.missingValue',
  'commander.excessArguments': 'cli.usage.tooMany',
};

/** Commander speaking the session's language: its complaints become usage errors, and nothing ends the process. */
export class Program extends Command {
  readonly #session: Session;

  constructor(session: Session, name?: string) {
    super(name);
    this.#session = session;
    this.exitOverride();
    this.helpOption('-h, --help', session.text('cli.help.option'));
    this.allowExcessArguments(false);
    this.configureOutput({
      writeOut: text => void session.ports.stdout.write(text),
      writeErr: text => void session.ports.stderr.write(text),
    });
    this.configureHelp({
      styleTitle: title => (headings[title] ? session.text(headings[title]) : title),
    });
  }

  override createCommand(name?: string): Program {
    return new Program(this.#session, name);
  }

  override error(message: string, options?: ErrorOptions): never {
    // A command with subcommands takes a word that is none of them for an argument.
    const isUnknownWord = options?.code === 'commander.excessArguments' && this.commands.length > 0;
    const key = complaints[isUnknownWord ? 'commander.unknownCommand' : (options?.code ?? '')];
    if (key === undefined) throw new AppError('cli/usage', { message });
    const [, quoted = ''] = /'([^']*)'/.exec(message) ?? [];
    const received = isUnknownWord ? (this.args[0] ?? '') : quoted;
    const [, suggestion] = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(message) ?? [];
    const known = this.commands.map(command => command.name()).join(', ');
    const sentences = [
      this.#session.text(key, { received, known }),
      suggestion === undefined ? '' : this.#session.text('cli.usage.didYouMean', { suggestion }),
      this.#session.text('cli.help.hint', { command: wordsOf(this).join(' ') }),
    ];
    throw new AppError('cli/usage', { message: sentences.filter(Boolean).join(' ') });
  }
}

/** What is typed to name a command: `lightweave runs show`. */
const wordsOf = (command: Command): readonly string[] => [
  ...(command.parent === null ? [] : wordsOf(command.parent)),
  command.name(),
];
