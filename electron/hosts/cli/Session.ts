import type { Problem } from '../../../shared/base/problem.ts';
import type { TextKey } from '../../../shared/text/en/catalogue.ts';
import type { TextValues } from '../../../shared/text/fill.ts';
import { createTranslator, type Translator } from '../../../shared/text/Translator.ts';
import type { Locale } from '../../../shared/base/localised.ts';
import type { CliPorts } from './CliPorts.ts';
import { formatProblem } from './formatProblem.ts';

/** One invocation of the command line: its ports, its language, and how it speaks. */
export interface Session {
  readonly ports: CliPorts;
  readonly translator: Translator;
  readonly text: (key: TextKey, values?: TextValues) => string;
  /** What was asked for, on stdout: text for people. */
  readonly print: (text: string) => void;
  /** What was asked for, on stdout: one line of JSON. */
  readonly printJson: (value: unknown) => void;
  /** Everything else, on stderr. */
  readonly note: (text: string) => void;
  /** Problems with their places, on stderr. */
  readonly noteProblems: (problems: readonly Problem[]) => void;
}

export function createSession(ports: CliPorts, locale: Locale): Session {
  const translator = createTranslator(locale);
  const note = (text: string): void => void ports.stderr.write(`${text}\n`);
  const print = (text: string): void => void ports.stdout.write(`${text}\n`);
  return {
    ports,
    translator,
    text: (key, values) => translator.text(key, values),
    print,
    printJson: value => print(JSON.stringify(value)),
    note,
    noteProblems: problems => {
      for (const problem of problems) note(formatProblem(problem, translator));
    },
  };
}
