import { isLocale, type Locale } from '../../../shared/base/localised.ts';

/** The language that a command line asks for: it must be known before the first sentence of the help is made. */
export function askedLocale(argv: readonly string[]): Locale | undefined {
  const index = argv.findIndex(word => word === '--lang' || word.startsWith('--lang='));
  const asked = argv[index]?.split('=')[1] ?? argv[index + 1];
  return index >= 0 && isLocale(asked) ? asked : undefined;
}
