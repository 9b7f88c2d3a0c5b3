import { required } from '../base/assert.ts';
import { ok, type Result } from '../base/result.ts';
import type { Expression } from './Expression.ts';
import { type ExpressionIssue, issue } from './ExpressionIssue.ts';
import { isBinaryOperator, precedence, unaryPrecedence } from './precedence.ts';
import { type Token, tokenize } from './tokenize.ts';

const maxLength = 2000;
const maxDepth = 100;

type Parsed<T = Expression> = Result<T, ExpressionIssue>;

/**
 * Reads a formula such as `first ? 2 : 1` or `round8(64 * width)`. Operators bind as in most languages, `^` is the power
 * (from the right); the conditional evaluates only the branch it takes.
 */
export function parseExpression(text: string): Parsed {
  if (text.length > maxLength) return issue('expression/tooLong', { limit: maxLength });
  const tokens = tokenize(text);
  return tokens.ok ? new Parser(text, tokens.value).parse() : tokens;
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  parse(): Parsed {
    const expression = this.#conditional();
    if (!expression.ok || this.#token.kind === 'end') return expression;
    return this.#unexpected();
  }

  get #token(): Token {
    return required(this.#tokens[this.#next], 'the end token');
  }

  #unexpected(): Result<never, ExpressionIssue> {
    const { kind, text, position } = this.#token;
    if (kind === 'end') return issue('expression/incomplete', { expression: this.#text });
    return issue('expression/syntax', { expression: this.#text, found: text, position });
  }

  #isAt(symbol: string): boolean {
    return this.#token.kind === 'symbol' && this.#token.text === symbol;
  }

  #takes(symbol: string): boolean {
    const isThere = this.#isAt(symbol);
    if (isThere) this.#next += 1;
    return isThere;
  }

  /** Every nesting passes here, so that no text can exhaust the stack. */
  #nested(parse: () => Parsed): Parsed {
    if (this.#depth === maxDepth) return issue('expression/tooDeep', { limit: maxDepth });
    this.#depth += 1;
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  #conditional(): Parsed {
    return this.#nested(() => {
      const condition = this.#infix(0);
      if (!condition.ok || !this.#takes('?')) return condition;
      const whenTrue = this.#conditional();
      if (!whenTrue.ok) return whenTrue;
      if (!this.#takes(':')) return this.#unexpected();
      const whenFalse = this.#conditional();
      if (!whenFalse.ok) return whenFalse;
      return ok({
        kind: 'conditional',
        condition: condition.value,
        whenTrue: whenTrue.value,
        whenFalse: whenFalse.value,
      });
    });
  }

  /** Precedence climbing: takes the operators that bind tighter than `outer`. */
  #infix(outer: number): Parsed {
    let left = this.#unary();
    while (left.ok && this.#token.kind === 'symbol') {
      const operator = this.#token.text;
      if (!isBinaryOperator(operator) || precedence[operator] <= outer) break;
      this.#next += 1;
      // The exponent may be signed and groups from the right: `2 ^ -1`, `2 ^ 3 ^ 2`.
      const right =
        operator === '^' ? this.#nested(() => this.#infix(unaryPrecedence)) : this.#infix(precedence[operator]);
      if (!right.ok) return right;
      left = ok({ kind: 'binary', operator, left: left.value, right: right.value });
    }
    return left;
  }

  #unary(): Parsed {
    const operator = this.#isAt('-') ? '-' : this.#isAt('!') ? '!' : undefined;
    if (operator === undefined) return this.#postfix();
    this.#next += 1;
    const operand = this.#nested(() => this.#infix(unaryPrecedence));
    return operand.ok ? ok({ kind: 'unary', operator, operand: operand.value }) : operand;
  }

  #postfix(): Parsed {
    let list = this.#primary();
    while (list.ok && this.#takes('[')) {
      const index = this.#conditional();
      if (!index.ok) return index;
      if (!this.#takes(']')) return this.#unexpected();
      list = ok({ kind: 'index', list: list.value, index: index.value });
    }
    return list;
  }

  #primary(): Parsed {
    const { kind, text } = this.#token;
    if (this.#takes('(')) {
      const inner = this.#conditional();
      return !inner.ok || this.#takes(')') ? inner : this.#unexpected();
    }
    if (this.#takes('[')) {
      const items = this.#sequence(']');
      return items.ok ? ok({ kind: 'list', items: items.value }) : items;
    }
    if (kind === 'symbol' || kind === 'end') return this.#unexpected();
    this.#next += 1;
    if (kind === 'number') return ok({ kind: 'literal', value: Number(text) });
    if (kind === 'string') return ok({ kind: 'literal', value: text });
    if (text === 'true' || text === 'false') return ok({ kind: 'literal', value: text === 'true' });
    if (!this.#takes('(')) return ok({ kind: 'name', name: text });
    const args = this.#sequence(')');
    return args.ok ? ok({ kind: 'call', name: text, args: args.value }) : args;
  }

  #sequence(end: string): Parsed<readonly Expression[]> {
    const items: Expression[] = [];
    if (this.#takes(end)) return ok(items);
    do {
      const item = this.#conditional();
      if (!item.ok) return item;
      items.push(item.value);
    } while (this.#takes(','));
    return this.#takes(end) ? ok(items) : this.#unexpected();
  }
}
