import { evaluate } from '../../shared/expression/evaluate.ts';
import { freeNames } from '../../shared/expression/freeNames.ts';
import { parseExpression } from '../../shared/expression/parseExpression.ts';

/** What somebody typed into a field for numbers. */
export type Typed =
  | { readonly kind: 'numbers'; readonly values: readonly number[]; readonly isList: boolean }
  /** It refers to arguments. */
  | { readonly kind: 'expression'; readonly expression: string }
  | { readonly kind: 'nothing' };

const nothing: Typed = { kind: 'nothing' };

const areNumbers = (values: readonly unknown[]): values is readonly number[] =>
  values.every(value => typeof value === 'number');

/** Reads a number, arithmetic (`64 * 2`), a list (`1, 2` or `[1, 2]`) or a formula over arguments (`64 * width`). */
export function readTyped(text: string): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return nothing;
  const parsed = readParsed(trimmed);
  return parsed.kind === 'nothing' && trimmed.includes(',') ? readParsed(`[${trimmed}]`) : parsed;
}

function readParsed(text: string): Typed {
  const expression = parseExpression(text);
  if (!expression.ok) return nothing;
  if (freeNames(expression.value).size > 0) return { kind: 'expression', expression: text };
  const result = evaluate(expression.value, {});
  if (!result.ok) return nothing;
  const { value } = result;
  if (typeof value === 'number') return { kind: 'numbers', values: [value], isList: false };
  if (Array.isArray(value) && areNumbers(value)) return { kind: 'numbers', values: value, isList: true };
  return nothing;
}
