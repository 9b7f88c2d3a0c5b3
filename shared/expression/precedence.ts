import type { BinaryOperator } from './Expression.ts';

/** How tightly the infix operators bind; all but `^` group from the left. */
export const precedence: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
  '^': 8,
};

/** Between `*` and `^`, so that `-2^2` is `-(2^2)`. */
export const unaryPrecedence = 7;

export const isBinaryOperator = (text: string): text is BinaryOperator => Object.hasOwn(precedence, text);
