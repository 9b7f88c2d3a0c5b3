import type { Expression } from './Expression.ts';
import { precedence, unaryPrecedence } from './precedence.ts';

const loosest = 0;
const tightest = 10;
const postfix = 9;

/** The expression as text, with the fewest parentheses; parsing it gives the same expression. */
export const printExpression = (expression: Expression): string => print(expression, loosest);

/** `context` is what surrounds the expression: whatever binds looser than it needs parentheses. */
function print(expression: Expression, context: number): string {
  const binding = bindingOf(expression);
  const text = printBare(expression);
  return binding < context ? `(${text})` : text;
}

function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case 'conditional':
      return loosest;
    case 'binary':
      return precedence[expression.operator];
    case 'unary':
      return unaryPrecedence;
    default:
      return tightest;
  }
}

function printBare(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? quote(expression.value) : String(expression.value);
    case 'name':
      return expression.name;
    case 'list':
      return `[${printAll(expression.items)}]`;
    case 'unary':
      return expression.operator + print(expression.operand, unaryPrecedence);
    case 'binary':
      return printBinary(expression);
    case 'conditional': {
      const condition = print(expression.condition, loosest + 1);
      return `${condition} ? ${print(expression.whenTrue, loosest)} : ${print(expression.whenFalse, loosest)}`;
    }
    case 'index':
      return `${print(expression.list, postfix)}[${print(expression.index, loosest)}]`;
    case 'call':
      return `${expression.name}(${printAll(expression.args)})`;
  }
}

function printBinary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): string {
  const own = precedence[operator];
  // The power's base must bind tighter than a power; its exponent may be a sign or another power.
  if (operator === '^') return `${print(left, own + 1)} ^ ${print(right, unaryPrecedence)}`;
  return `${print(left, own)} ${operator} ${print(right, own + 1)}`;
}

const printAll = (expressions: readonly Expression[]): string =>
  expressions.map(expression => print(expression, loosest)).join(', ');

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
