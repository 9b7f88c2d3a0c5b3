import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divisible } from './divisible.ts';
import { evaluate } from './evaluate.ts';
import type { BinaryOperator, Expression, Scope } from './Expression.ts';
import { freeNames } from './freeNames.ts';
import { parseExpression } from './parseExpression.ts';
import { isBinaryOperator, precedence } from './precedence.ts';
import { printExpression } from './printExpression.ts';

const parsed = (text: string): Expression => {
  const result = parseExpression(text);
  if (!result.ok) expect.fail(`${text}: ${JSON.stringify(result.error)}`);
  return result.value;
};
const outcome = (text: string, scope: Scope = {}) => {
  const result = parseExpression(text);
  return result.ok ? evaluate(result.value, scope) : result;
};
const valueOf = (text: string, scope: Scope = {}) => {
  const result = outcome(text, scope);
  return result.ok ? result.value : result.error;
};

describe('values', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 3 - 2', 5],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['2 ^ -1 ^ 2', 0.5],
    ['-7 % 3', -1],
    ['- - 3', 3],
    ['!true || 2 < 3', true],
    ['!(1 == 1)', false],
    ['false && true || true', true],
    ['1 < 2 == true', true],
    ['true ? 1 : false ? 2 : 3', 1],
    ['false ? 1 : false ? 2 : 3', 3],
    ['.5 + 1e2 + 2.5E-1', 100.75],
    ["\"it's\" == 'it\\'s'", true],
    ['[1, [2, 3]][1][0]', 2],
    ['[1, 2] == [1, 2]', true],
    ['[1, 2] != [1]', true],
    ['[]', []],
    ['min(3, 1, 2) + max([4, 5])', 6],
    ['ceil(1.2) + floor(1.8) + round(1.5) + abs(-1)', 6],
    ['sqrt(16) + log2(8) + pow(2, 4)', 23],
    ['len([7, 8, 9])', 3],
    ['sum([1, 2, 3, 4])', 10],
    ['sum([1, 2, 3, 4], 1)', 9],
    ['sum([1, 2, 3, 4], 1, 3)', 5],
    ['sum([])', 0],
    ['round8(64 * 0.35)', 24],
    ['round8(3)', 8],
    ['divisible(30, 4)', 32],
    ['0 * -1', 0],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  test('names come from the scope', () => {
    const scope = { first: true, i: 2, depths: [3, 4, 6, 3], norm: 'batch', min: 1 };
    expect(valueOf('first ? 2 : 1', scope)).toBe(2);
    expect(valueOf('depths[i] * 2', scope)).toBe(12);
    expect(valueOf("norm == 'batch'", scope)).toBe(true);
    expect(valueOf('min + min(4, 3)', scope)).toBe(4);
  });

  test('only the branch taken is evaluated', () => {
    expect(valueOf('true ? 1 : missing')).toBe(1);
    expect(valueOf('false && missing')).toBe(false);
    expect(valueOf('true || missing')).toBe(true);
  });
});

describe('issues', () => {
  test.each([
    ['1 +', 'expression/incomplete', {}],
    ['', 'expression/incomplete', {}],
    ["'open", 'expression/incomplete', {}],
    ['(1', 'expression/incomplete', {}],
    ['1 2', 'expression/syntax', { found: '2', position: 3 }],
    ['a = 1', 'expression/syntax', { found: '=', position: 3 }],
    ['1 + $', 'expression/syntax', { found: '$', position: 5 }],
    ['[1, 2', 'expression/incomplete', {}],
    ['[1,]', 'expression/syntax', { found: ']', position: 4 }],
    ['true ? 1', 'expression/incomplete', {}],
    ['1e999', 'expression/syntax', { found: '1e999', position: 1 }],
    ['x', 'expression/unknownName', { name: 'x', expression: 'x', known: 'i, width' }],
    ['nope(1)', 'expression/unknownName', { name: 'nope' }],
    ['constructor', 'expression/unknownName', { name: 'constructor' }],
    ['__proto__', 'expression/unknownName', { name: '__proto__' }],
    ['toString()', 'expression/unknownName', { name: 'toString' }],
    ['1 + (2 + true)', 'expression/type', { expression: '2 + true', operation: '+', expected: 'number' }],
    ['i && true', 'expression/type', { operation: '&&', expected: 'boolean', received: 'number' }],
    ['width ? 1 : 2', 'expression/type', { operation: '?:', expected: 'boolean' }],
    ["1 == 'a'", 'expression/type', { operation: '==', expected: 'number', received: 'string' }],
    ['-[1]', 'expression/type', { operation: '-', received: 'list' }],
    ['max([1, true])', 'expression/type', { operation: 'max', received: 'boolean' }],
    ['len(3)', 'expression/type', { operation: 'len', expected: 'list' }],
    ['[1, 2][2]', 'expression/index', { index: 2, length: 2, expression: '[1, 2][2]' }],
    ['[1, 2][-1]', 'expression/index', { index: -1 }],
    ['[1, 2][0.5]', 'expression/index', { index: 0.5 }],
    ["'abc'[0]", 'expression/type', { expected: 'list', received: 'string' }],
    ['sum([1, 2], 0, 3)', 'expression/index', { index: 3, length: 2 }],
    ['sum([1, 2], 2, 1)', 'expression/index', { index: 1 }],
    ['sqrt(1, 2)', 'expression/arguments', { operation: 'sqrt', expected: '1', received: 2 }],
    ['min()', 'expression/arguments', { operation: 'min', expected: '1–∞', received: 0 }],
    ['1 / 0', 'expression/notFinite', { received: Number.POSITIVE_INFINITY }],
    ['sqrt(-1)', 'expression/notFinite', { received: Number.NaN }],
    ['min([])', 'expression/notFinite', {}],
    [`${'('.repeat(101)}1${')'.repeat(101)}`, 'expression/tooDeep', { limit: 100 }],
    [`${'-'.repeat(101)}1`, 'expression/tooDeep', { limit: 100 }],
    [`2${'^2'.repeat(101)}`, 'expression/tooDeep', { limit: 100 }],
    ['1'.repeat(2001), 'expression/tooLong', { limit: 2000 }],
  ])('%s', (text, code, values) => {
    expect(outcome(text, { width: 1, i: 0 })).toMatchObject({ ok: false, error: { code, values } });
  });

  test('a long flat sum is not deep', () => {
    expect(valueOf(Array.from({ length: 1000 }, () => '1').join('+'))).toBe(1000);
  });
});

describe('divisible', () => {
  const channels = fc.double({ min: 1, max: 5000, noNaN: true });
  const divisors = fc.integer({ min: 1, max: 64 });

  test('agrees with the rule as Keras states it', () => {
    fc.assert(
      fc.property(channels, divisors, (value, divisor) => {
        const floored = Math.trunc(Math.trunc(value + divisor / 2) / divisor) * divisor;
        const rounded = floored > divisor ? floored : divisor;
        expect(divisible(value, divisor)).toBe(rounded < 0.9 * value ? rounded + divisor : rounded);
      }),
    );
  });

  test('is a positive multiple, never below 90 %, never more than one divisor away', () => {
    fc.assert(
      fc.property(channels, divisors, (value, divisor) => {
        const result = divisible(value, divisor);
        expect(result % divisor).toBe(0);
        expect(result).toBeGreaterThanOrEqual(Math.max(divisor, 0.9 * value));
        expect(result - value).toBeLessThanOrEqual(divisor);
      }),
    );
  });
});

const nameArbitrary = fc.constantFrom('a', 'width', 'i', 'first', '_x1', 'depths');
const binaryOperators = Object.keys(precedence).filter(isBinaryOperator);

const { tree } = fc.letrec<{ tree: Expression }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(
      fc
        .double({ min: 0, noNaN: true, noDefaultInfinity: true })
        .map(value => ({ kind: 'literal', value: value + 0 }) as const),
      fc.boolean().map(value => ({ kind: 'literal', value }) as const),
      fc.string().map(value => ({ kind: 'literal', value }) as const),
      nameArbitrary.map(name => ({ kind: 'name', name }) as const),
    ),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...binaryOperators),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('unary' as const),
      operator: fc.constantFrom('-' as const, '!' as const),
      operand: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('conditional' as const),
      condition: tie('tree'),
      whenTrue: tie('tree'),
      whenFalse: tie('tree'),
    }),
    fc.record({ kind: fc.constant('index' as const), list: tie('tree'), index: tie('tree') }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('call' as const),
      name: nameArbitrary,
      args: fc.array(tie('tree'), { maxLength: 3 }),
    }),
  ),
}));

test('printing and parsing give the same tree', () => {
  fc.assert(
    fc.property(tree, expression => {
      const text = printExpression(expression);
      fc.pre(text.length <= 2000);
      expect(parsed(text)).toEqual(expression);
    }),
    { numRuns: 500 },
  );
});

test('any tree gives a value or an issue', () => {
  const scope = { a: 2, width: 0.5, i: 3, first: true, _x1: 'text', depths: [3, 4, 6, 3] };
  fc.assert(
    fc.property(tree, expression => {
      const result = evaluate(expression, scope);
      if (result.ok && typeof result.value === 'number') expect(Number.isFinite(result.value)).toBe(true);
      if (!result.ok) expect(result.error.code).toMatch(/^expression\//);
    }),
    { numRuns: 500 },
  );
});

test('arbitrary text never throws', () => {
  const pieces = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '?',
    ':',
    ',',
    "'",
    '"',
    '\\',
    '^',
    '-',
    '!',
    '&&',
    '1',
    'a',
    ' ',
    '.',
    '€',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map(parts => parts.join('')),
  );
  fc.assert(
    fc.property(text, source => {
      const result = parseExpression(source);
      if (result.ok) expect(printExpression(result.value)).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

/** An expression and its value, built together: the oracle never sees the text. */
interface Calculation {
  readonly text: string;
  readonly value: number;
}
const apply = (operator: BinaryOperator, { value: a }: Calculation, { value: b }: Calculation): number => {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return a % b;
  }
};
const { calculation } = fc.letrec<{ calculation: Calculation }>(tie => ({
  calculation: fc.oneof(
    { maxDepth: 5 },
    fc.integer({ min: 0, max: 99 }).map(value => ({ text: String(value), value })),
    fc
      .tuple(tie('calculation'), fc.constantFrom(...(['+', '-', '*', '/', '%'] as const)), tie('calculation'))
      .map(([left, operator, right]) => ({
        text: `(${left.text}) ${operator} (${right.text})`,
        value: apply(operator, left, right),
      })),
    tie('calculation').map(({ text, value }) => ({ text: `-(${text})`, value: -value })),
    tie('calculation').map(({ text, value }) => ({ text: `floor(${text})`, value: Math.floor(value) })),
  ),
}));

test('arithmetic agrees with an independent calculation', () => {
  fc.assert(
    fc.property(calculation, ({ text, value }) => {
      fc.pre(text.length <= 2000);
      const result = outcome(text);
      if (result.ok) expect(result.value).toBe(value + 0);
      else expect(result.error.code).toBe('expression/notFinite');
    }),
    { numRuns: 500 },
  );
});

test('free names are those whose absence can matter', () => {
  expect([...freeNames(parsed('first ? round8(width * [a, 2][i]) : -a'))].sort()).toEqual(['a', 'first', 'i', 'width']);
  expect(freeNames(parsed("min(1, 'x') + 2"))).toEqual(new Set());
});
