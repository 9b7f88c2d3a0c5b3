import { ok } from '../base/result.ts';
import { divisible } from './divisible.ts';
import type { ExpressionValue } from './Expression.ts';
import { issue } from './ExpressionIssue.ts';
import { expectKind, expectNumbers, type Outcome } from './operands.ts';

interface ExpressionFunction {
  /** The fewest and the most arguments. */
  readonly arity: readonly [number, number];
  /** Only called with a fitting number of arguments; `operation` is the function's name, for messages. */
  apply(args: readonly ExpressionValue[], operation: string): Outcome;
}

const numeric = (count: number, apply: (...numbers: number[]) => number): ExpressionFunction => ({
  arity: [count, count],
  apply(args, operation) {
    const numbers = expectNumbers(args, operation);
    return numbers.ok ? ok(apply(...numbers.value)) : numbers;
  },
});

/** Takes its numbers one by one, or as one list. */
const extreme = (pick: (...numbers: number[]) => number): ExpressionFunction => ({
  arity: [1, Number.POSITIVE_INFINITY],
  apply(args, operation) {
    const [first] = args;
    const numbers = expectNumbers(args.length === 1 && typeof first === 'object' ? first : args, operation);
    return numbers.ok ? ok(pick(...numbers.value)) : numbers;
  },
});

const length: ExpressionFunction = {
  arity: [1, 1],
  apply([value = 0], operation) {
    const list = expectKind(value, 'list', operation);
    return list.ok ? ok(list.value.length) : list;
  },
};

/** `sum(list, from, to)` adds the items from `from` up to, but without, `to`. */
const sum: ExpressionFunction = {
  arity: [1, 3],
  apply([first = 0, ...bounds], operation) {
    const list = expectKind(first, 'list', operation);
    if (!list.ok) return list;
    const numbers = expectNumbers(list.value, operation);
    if (!numbers.ok) return numbers;
    const range = expectNumbers(bounds, operation);
    if (!range.ok) return range;
    const count = numbers.value.length;
    const [from = 0, to = count] = range.value;
    for (const [bound, least] of [
      [from, 0],
      [to, from],
    ] as const) {
      if (!Number.isInteger(bound) || bound < least || bound > count) {
        return issue('expression/index', { index: bound, length: count });
      }
    }
    return ok(numbers.value.slice(from, to).reduce((total, item) => total + item, 0));
  },
};

/** What expressions may call. `round` rounds halves up; `round8` and `divisible` are for channel counts. */
const functions = {
  abs: numeric(1, Math.abs),
  ceil: numeric(1, Math.ceil),
  divisible: numeric(2, divisible),
  floor: numeric(1, Math.floor),
  len: length,
  log2: numeric(1, Math.log2),
  max: extreme(Math.max),
  min: extreme(Math.min),
  pow: numeric(2, Math.pow),
  round: numeric(1, Math.round),
  round8: numeric(1, value => divisible(value, 8)),
  sqrt: numeric(1, Math.sqrt),
  sum,
} satisfies Readonly<Record<string, ExpressionFunction>>;

type FunctionName = keyof typeof functions;

const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(functions, name);

/** Calls the function `name`. The issues say nothing yet of the expression they stand in. */
export function applyFunction(name: string, args: readonly ExpressionValue[]): Outcome {
  if (!isFunctionName(name)) {
    return issue('expression/unknownName', { name, known: Object.keys(functions).join(', ') });
  }
  const called: ExpressionFunction = functions[name];
  const [fewest, most] = called.arity;
  if (args.length < fewest || args.length > most) {
    const expected = fewest === most ? String(fewest) : `${fewest}–${Number.isFinite(most) ? most : '∞'}`;
    return issue('expression/arguments', { operation: name, expected, received: args.length });
  }
  return called.apply(args, name);
}
