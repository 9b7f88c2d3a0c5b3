import type { ExpressionValue } from '../../shared/expression/Expression.ts';
import type { ParamValue, Value } from '../../shared/graph/GraphDocument.ts';
import type { ParamLiteral } from '../../shared/layers/ParamSpec.ts';

/** The formula of a value, where it is one. */
export const expressionOf = (value: ParamValue | undefined): string | undefined =>
  typeof value === 'object' && 'expr' in value ? value.expr : undefined;

/** The literal of a value, where it is one; of a search dimension its present value. */
export function literalOf(value: ParamValue | undefined): ParamLiteral | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return 'expr' in value ? undefined : value.value;
}

/** A literal put where `before` was: the alternatives of a search dimension stay. */
export function withLiteral(before: ParamValue | undefined, literal: ParamLiteral): ParamValue {
  const value = typeof literal === 'object' ? [...literal] : literal;
  if (typeof before === 'object' && 'choice' in before) return { ...before, value };
  if (typeof before === 'object' && 'range' in before && typeof value === 'number') return { ...before, value };
  return value;
}

/** A value as a formula that gives it. */
export const asExpression = (
  value: ParamLiteral | undefined,
): Exclude<Value, string | number | boolean | number[]> => ({
  expr: value === undefined ? '' : typeof value === 'string' ? `'${value}'` : JSON.stringify(value),
});

/** A value in few letters: `0.5`, `[3, 4, 6, 3]`, `relu`. */
export function printValue(value: ExpressionValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  return typeof value === 'boolean' ? String(value) : `[${value.map(printValue).join(', ')}]`;
}
