import type { Locale } from '../../../shared/base/localised.ts';

/** The language that the environment asks for, as POSIX ranks its variables. */
export function environmentLocale(environment: Readonly<Record<string, string | undefined>>): Locale {
  const asked = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^ko\b/i.test(asked.replace('_', '-')) ? 'ko' : 'en';
}
