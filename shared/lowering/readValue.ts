import { err, ok, type Result } from '../base/result.ts';
import { evaluate } from '../expression/evaluate.ts';
import type { Expression, ExpressionValue, Scope } from '../expression/Expression.ts';
import type { ExpressionIssue } from '../expression/ExpressionIssue.ts';
import { parseExpression } from '../expression/parseExpression.ts';
import type { ParamValue } from '../graph/GraphDocument.ts';

const parsed = new Map<string, Result<Expression, ExpressionIssue>>();
const parsedLimit = 5_000;

/** Parses an expression once, however often it is evaluated: the same few stand in every repeat of every edit. */
export function parseCached(text: string): Result<Expression, ExpressionIssue> {
  const known = parsed.get(text);
  if (known) return known;
  if (parsed.size >= parsedLimit) parsed.clear();
  const result = parseExpression(text);
  parsed.set(text, result);
  return result;
}

/** The present value of what stands in a document: a literal, an expression in its scope, or a search dimension. */
export function readValue(value: ParamValue, scope: Scope): Result<ExpressionValue, ExpressionIssue> {
  if (typeof value !== 'object' || Array.isArray(value)) return ok(value);
  if ('value' in value) return ok(value.value);
  const expression = parseCached(value.expr);
  return expression.ok ? evaluate(expression.value, scope) : err(expression.error);
}
