import { ok, type Result } from '../base/result.ts';
import type { ExpressionValue } from './Expression.ts';
import { type ExpressionIssue, issue } from './ExpressionIssue.ts';

/** What an operation gives. Its issues name the operation; the expression around it is added by `evaluate`. */
export type Outcome<T = ExpressionValue> = Result<T, ExpressionIssue>;

type Kind = 'number' | 'boolean' | 'string' | 'list';

/** The word for a value's type, as messages use it. */
export function kindOf(value: ExpressionValue): Kind {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'string';
    default:
      return 'list';
  }
}

interface Kinds {
  readonly number: number;
  readonly boolean: boolean;
  readonly list: readonly ExpressionValue[];
}

const isKind = <Kind extends keyof Kinds>(value: ExpressionValue, kind: Kind): value is ExpressionValue & Kinds[Kind] =>
  kindOf(value) === kind;

export const expectKind = <Kind extends keyof Kinds>(
  value: ExpressionValue,
  kind: Kind,
  operation: string,
): Outcome<Kinds[Kind]> =>
  isKind(value, kind) ? ok(value) : issue('expression/type', { operation, expected: kind, received: kindOf(value) });

export function expectNumbers(values: readonly ExpressionValue[], operation: string): Outcome<readonly number[]> {
  const numbers: number[] = [];
  for (const value of values) {
    const number = expectKind(value, 'number', operation);
    if (!number.ok) return number;
    numbers.push(number.value);
  }
  return ok(numbers);
}
