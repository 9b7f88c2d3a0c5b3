import { unreachable } from '../base/assert.ts';
import { ok } from '../base/result.ts';
import type { BinaryOperator, ExpressionValue } from './Expression.ts';
import { issue } from './ExpressionIssue.ts';
import { expectNumbers, kindOf, type Outcome } from './operands.ts';

type Equality = '==' | '!=';
/** The operators that need both sides; `&&` and `||` may stop after the left one, so `evaluate` has them. */
type EagerOperator = Exclude<BinaryOperator, '&&' | '||'>;

/** Applies an infix operator to its two values. `%` takes the sign of the left side, as in C and JavaScript. */
export function applyOperator(operator: EagerOperator, left: ExpressionValue, right: ExpressionValue): Outcome {
  if (operator === '==' || operator === '!=') return compare(operator, left, right);
  const numbers = expectNumbers([left, right], operator);
  if (!numbers.ok) return numbers;
  const [a = 0, b = 0] = numbers.value;
  return ok(calculate(operator, a, b));
}

function compare(operator: Equality, left: ExpressionValue, right: ExpressionValue): Outcome {
  if (kindOf(left) !== kindOf(right)) {
    return issue('expression/type', { operation: operator, expected: kindOf(left), received: kindOf(right) });
  }
  return ok(isEqual(left, right) === (operator === '=='));
}

function isEqual(left: ExpressionValue, right: ExpressionValue): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right;
  return left.length === right.length && left.every((item, index) => isEqual(item, right[index] ?? []));
}

function calculate(operator: Exclude<EagerOperator, Equality>, a: number, b: number): number | boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '^':
      return a ** b;
    default:
      return unreachable(operator);
  }
}
