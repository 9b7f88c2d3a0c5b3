import { ok, type Result } from '../base/result.ts';
import { type ExpressionIssue, issue } from './ExpressionIssue.ts';

/** `position` counts from 1, as people do. The text of a string is what it stands for, without its quotes. */
export interface Token {
  readonly kind: 'number' | 'name' | 'string' | 'symbol' | 'end';
  readonly text: string;
  readonly position: number;
}

const tokenPattern =
  /\s*(?:(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<symbol>\|\||&&|[=!<>]=|[-+*/%^!<>?:,()[\]]))/suy;

function toToken(match: RegExpExecArray): Omit<Token, 'position'> {
  const { number, name, string, symbol = '' } = match.groups ?? {};
  if (number !== undefined) return { kind: 'number', text: number };
  if (name !== undefined) return { kind: 'name', text: name };
  if (string !== undefined) return { kind: 'string', text: string.slice(1, -1).replace(/\\(.)/gsu, '$1') };
  return { kind: 'symbol', text: symbol };
}

/** Cuts an expression into words and symbols; the last token is always the `end`. */
export function tokenize(expression: string): Result<readonly Token[], ExpressionIssue> {
  const tokens: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  const length = expression.trimEnd().length;
  while (pattern.lastIndex < length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(expression);
    if (match === null) return unreadable(expression, start);
    const token = toToken(match);
    const position = start + match[0].length - match[0].trimStart().length + 1;
    if (token.kind === 'number' && !Number.isFinite(Number(token.text))) {
      return issue('expression/syntax', { expression, found: token.text, position });
    }
    tokens.push({ ...token, position });
  }
  tokens.push({ kind: 'end', text: '', position: length + 1 });
  return ok(tokens);
}

function unreadable(expression: string, start: number): Result<never, ExpressionIssue> {
  const rest = expression.slice(start).trimStart();
  const [found = ''] = rest;
  if (found === "'" || found === '"') return issue('expression/incomplete', { expression });
  return issue('expression/syntax', { expression, found, position: expression.length - rest.length + 1 });
}
