/** What may come next: `…OrEnd` only right after an opening bracket, `comma` after a value. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'comma' | 'nothing';

/**
 * Where a text stops being JSON: the start of the first token that does not fit, or its end if it only breaks off. Only
 * for texts that `JSON.parse` refuses: its message names no place that one could rely on.
 */
export function findSyntaxError(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const token = tokenAt(text, at);
    const next = accept(token, expected, open);
    if (next === undefined) return at + token.length >= text.length && isCutOff(token) ? text.length : at;
    expected = next;
    at = skipSpace(text, at + token.length);
  }
  return text.length;
}

/** What may follow a token; `undefined` if the token itself may not stand here. Keeps the stack of open brackets. */
function accept(token: string, expected: Expected, open: string[]): Expected | undefined {
  const afterValue = (): Expected => (open.length > 0 ? 'comma' : 'nothing');
  switch (token) {
    case '{':
    case '[':
      if (!expected.startsWith('value')) return undefined;
      open.push(token);
      return token === '{' ? 'keyOrEnd' : 'valueOrEnd';
    case '}':
    case ']': {
      const mayEnd = expected === 'comma' || expected === (token === '}' ? 'keyOrEnd' : 'valueOrEnd');
      return mayEnd && open.pop() === (token === '}' ? '{' : '[') ? afterValue() : undefined;
    }
    case ',':
      if (expected !== 'comma') return undefined;
      return open.at(-1) === '{' ? 'key' : 'value';
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    default:
      if (!isScalar(token)) return undefined;
      if (expected.startsWith('key')) return token.startsWith('"') ? 'colon' : undefined;
      return expected.startsWith('value') ? afterValue() : undefined;
  }
}

function isScalar(token: string): boolean {
  try {
    return typeof JSON.parse(token) !== 'object' || token === 'null';
  } catch {
    return false;
  }
}

/** Whether a token could be the beginning of a string, word or number. */
const isCutOff = (token: string): boolean =>
  !isScalar(token) &&
  (token.startsWith('"') ||
    ['true', 'false', 'null'].some(word => word.startsWith(token)) ||
    /^-?\d*\.?(\d+[eE])?[+-]?$/.test(token));

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\n' || char === '\r' || char === '\t';

function skipSpace(text: string, at: number): number {
  while (isSpace(text[at])) at += 1;
  return at;
}

const punctuation = '{}[],:';

/** One bracket, comma or colon; a string up to its closing quote; or everything up to the next of these. */
function tokenAt(text: string, at: number): string {
  const first = text.charAt(at);
  if (punctuation.includes(first)) return first;
  let end = at + 1;
  if (first === '"') {
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    return text.slice(at, end + 1);
  }
  while (end < text.length && !punctuation.includes(text.charAt(end)) && !isSpace(text[end]) && text[end] !== '"')
    end += 1;
  return text.slice(at, end);
}
