import type { SerialisedError } from '../base/appError.ts';
import type { Locale } from '../base/localised.ts';
import type { Problem } from '../base/problem.ts';
import { interfaceText as englishText, type TextKey } from './en/catalogue.ts';
import { errors as englishErrors } from './en/errors.ts';
import { problems as englishProblems } from './en/problems.ts';
import { type ReasonCode, reasons as englishReasons } from './en/reasons.ts';
import { interfaceText as koreanText } from './ko/catalogue.ts';
import { errors as koreanErrors } from './ko/errors.ts';
import { problems as koreanProblems } from './ko/problems.ts';
import { reasons as koreanReasons } from './ko/reasons.ts';
import { fill, type TextValues } from './fill.ts';
import type { Reason } from './Reason.ts';

/** Speaks one language: interface sentences, problems, errors and their reasons. */
export interface Translator {
  readonly locale: Locale;
  readonly text: (key: TextKey, values?: TextValues) => string;
  readonly problem: (problem: Pick<Problem, 'code' | 'values'>) => string;
  readonly error: (error: Pick<SerialisedError, 'code' | 'values'>) => string;
  readonly reason: (reason: Reason) => string;
}

const catalogues = {
  en: { text: englishText, problems: englishProblems, errors: englishErrors, reasons: englishReasons },
  ko: { text: koreanText, problems: koreanProblems, errors: koreanErrors, reasons: koreanReasons },
} as const;

/** What the system says, it says in English words that the catalogue knows, too. */
const codesByWords = new Map<string, string>(Object.entries(englishReasons).map(([code, words]) => [words, code]));

const isReason = (code: string): code is ReasonCode => Object.hasOwn(englishReasons, code);

export function createTranslator(locale: Locale): Translator {
  const { text, problems, errors, reasons } = catalogues[locale];
  const tell = ({ reason, because = '', values }: Reason): string => {
    const code = isReason(because) ? because : (codesByWords.get(reason) ?? '');
    return isReason(code) ? fill(reasons[code], values) : reason;
  };
  const withReason = (values: TextValues): TextValues => {
    const { reason, because } = values;
    if (typeof reason !== 'string') return values;
    return { ...values, reason: tell({ reason, because: typeof because === 'string' ? because : undefined, values }) };
  };
  return {
    locale,
    text: (key, values) => fill(text[key], values),
    problem: ({ code, values }) => fill(problems[code], values),
    error: ({ code, values }) => fill(errors[code], withReason(values)),
    reason: tell,
  };
}
