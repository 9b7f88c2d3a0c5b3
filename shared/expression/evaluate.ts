import { ok } from '../base/result.ts';
import { applyFunction } from './applyFunction.ts';
import { applyOperator } from './applyOperator.ts';
import type { Expression, ExpressionValue, Scope } from './Expression.ts';
import { issue } from './ExpressionIssue.ts';
import { expectKind, type Outcome } from './operands.ts';
import { printExpression } from './printExpression.ts';

/**
 * The value of an expression, where names mean what `scope` says. Numbers are always finite; a wrong type, a missing
 * name or item, or a result that is no finite number is an issue that quotes the part of the expression at fault.
 */
export function evaluate(expression: Expression, scope: Scope): Outcome {
  switch (expression.kind) {
    case 'literal':
      return ok(expression.value);
    case 'name':
      return evaluateName(expression, scope);
    case 'list':
      return evaluateAll(expression.items, scope);
    case 'unary':
      return evaluateUnary(expression, scope);
    case 'binary':
      return evaluateBinary(expression, scope);
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'index':
      return evaluateIndex(expression, scope);
    case 'call': {
      const args = evaluateAll(expression.args, scope);
      return args.ok ? quoted(expression, applyFunction(expression.name, args.value)) : args;
    }
  }
}

type Part<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** Says in which expression an operation failed, and refuses what is no finite number. */
function quoted(expression: Expression, outcome: Outcome): Outcome {
  if (!outcome.ok) {
    return issue(outcome.error.code, { expression: printExpression(expression), ...outcome.error.values });
  }
  if (typeof outcome.value !== 'number') return outcome;
  if (!Number.isFinite(outcome.value)) {
    return issue('expression/notFinite', { expression: printExpression(expression), received: outcome.value });
  }
  return ok(outcome.value + 0); // -0 becomes 0
}

function evaluateName({ name, kind }: Part<'name'>, scope: Scope): Outcome {
  const value = Object.hasOwn(scope, name) ? scope[name] : undefined;
  if (value !== undefined) return ok(value);
  const known = Object.keys(scope).sort().join(', ') || '–';
  return issue('expression/unknownName', { expression: printExpression({ kind, name }), name, known });
}

function evaluateAll(expressions: readonly Expression[], scope: Scope): Outcome<readonly ExpressionValue[]> {
  const values: ExpressionValue[] = [];
  for (const expression of expressions) {
    const value = evaluate(expression, scope);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

/** A condition's value: there are no truthy numbers. */
function evaluateBoolean(expression: Expression, operation: string, whole: Expression, scope: Scope): Outcome<boolean> {
  const value = evaluate(expression, scope);
  if (!value.ok) return value;
  const boolean = expectKind(value.value, 'boolean', operation);
  if (boolean.ok) return boolean;
  return issue(boolean.error.code, { expression: printExpression(whole), ...boolean.error.values });
}

function evaluateUnary(expression: Part<'unary'>, scope: Scope): Outcome {
  const { operator, operand } = expression;
  if (operator === '!') {
    const value = evaluateBoolean(operand, operator, expression, scope);
    return value.ok ? ok(!value.value) : value;
  }
  const value = evaluate(operand, scope);
  if (!value.ok) return value;
  const number = expectKind(value.value, 'number', operator);
  return quoted(expression, number.ok ? ok(-number.value) : number);
}

function evaluateBinary(expression: Part<'binary'>, scope: Scope): Outcome {
  const { operator } = expression;
  if (operator === '&&' || operator === '||') {
    const left = evaluateBoolean(expression.left, operator, expression, scope);
    if (!left.ok || left.value === (operator === '||')) return left;
    return evaluateBoolean(expression.right, operator, expression, scope);
  }
  const left = evaluate(expression.left, scope);
  if (!left.ok) return left;
  const right = evaluate(expression.right, scope);
  return right.ok ? quoted(expression, applyOperator(operator, left.value, right.value)) : right;
}

function evaluateConditional(expression: Part<'conditional'>, scope: Scope): Outcome {
  const condition = evaluateBoolean(expression.condition, '?:', expression, scope);
  if (!condition.ok) return condition;
  return evaluate(condition.value ? expression.whenTrue : expression.whenFalse, scope);
}

function evaluateIndex(expression: Part<'index'>, scope: Scope): Outcome {
  const values = evaluateAll([expression.list, expression.index], scope);
  if (!values.ok) return values;
  const [first = 0, second = 0] = values.value;
  return quoted(expression, itemAt(first, second));
}

function itemAt(first: ExpressionValue, second: ExpressionValue): Outcome {
  const list = expectKind(first, 'list', '[ ]');
  if (!list.ok) return list;
  const index = expectKind(second, 'number', '[ ]');
  if (!index.ok) return index;
  const item = list.value[index.value];
  return item === undefined ? issue('expression/index', { index: index.value, length: list.value.length }) : ok(item);
}
