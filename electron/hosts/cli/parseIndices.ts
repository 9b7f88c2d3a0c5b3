import type { Session } from './Session.ts';
import { usageError } from './usageError.ts';

const most = 10_000;

/** The images that `--index` names: `7`, `0..9` (both included), `1,5,20..29`. */
export function parseIndices(text: string, count: number, session: Pick<Session, 'text'>): readonly number[] {
  const refuse = () => {
    const expected = `0 … ${count - 1}, a..b, a,b`;
    return usageError(session, 'cli.usage.value', { option: '--index', expected, received: text });
  };
  const indices = text.split(',').flatMap(part => {
    const [, first = '', last = first] = /^\s*(\d+)(?:\.\.(\d+))?\s*$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === '' || to < from || to >= count || to - from >= most) throw refuse();
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  });
  if (indices.length > most) throw refuse();
  return indices;
}
