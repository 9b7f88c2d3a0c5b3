import type { SerialisedError } from '../base/appError.ts';
import type { Locale } from '../base/localised.ts';
import type { Problem } from '../base/problem.ts';
import { interfaceText as englishText, type TextKey } from './en/catalogue.ts';
import { errors as englishErrors } from './en/errors.ts';
import { problems as englishProblems } from './en/problems.ts';
import { interfaceText as koreanText } from './ko/catalogue.ts';
import { errors as koreanErrors } from './ko/errors.ts';
import { problems as koreanProblems } from './ko/problems.ts';
import { fill, type TextValues } from './fill.ts';

/** Speaks one language: interface sentences, problems and errors. */
export interface Translator {
  readonly locale: Locale;
  readonly text: (key: TextKey, values?: TextValues) => string;
  readonly problem: (problem: Pick<Problem, 'code' | 'values'>) => string;
  readonly error: (error: Pick<SerialisedError, 'code' | 'values'>) => string;
}

const catalogues = {
  en: { text: englishText, problems: englishProblems, errors: englishErrors },
  ko: { text: koreanText, problems: koreanProblems, errors: koreanErrors },
} as const;

export function createTranslator(locale: Locale): Translator {
  const { text, problems, errors } = catalogues[locale];
  return {
    locale,
    text: (key, values) => fill(text[key], values),
    problem: ({ code, values }) => fill(problems[code], values),
    error: ({ code, values }) => fill(errors[code], values),
  };
}
