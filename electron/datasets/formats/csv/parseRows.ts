import { unreadable } from '../unreadable.ts';

const mostRowLength = 32 * 2 ** 20;

/** A row, and the line it begins in, from 1. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * The rows of a table as text (RFC 4180): cells may stand in quotes, which are doubled inside; lines may end in CR LF. Empty
 * lines are no rows. @throws AppError `dataset/unreadable` for a row without end.
 */
export async function* parseRows(chunks: AsyncIterable<string>, delimiter: string, file: string): AsyncGenerator<Row> {
  let text = '';
  let line = 1;
  const rowsOf = function* (isAll: boolean): Generator<Row> {
    let start = 0;
    for (;;) {
      const row = readRow(text, start, delimiter, isAll);
      if (row === null) break;
      if (row.cells.length > 1 || row.cells[0] !== '') yield { cells: row.cells, line };
      line += row.lines;
      start = row.next;
    }
    text = text.slice(start);
    if (text.length > mostRowLength) throw unreadable(file, 'table.endlessRow', { line });
  };
  for await (const chunk of chunks) {
    text += chunk;
    yield* rowsOf(false);
  }
  yield* rowsOf(true);
}

interface ReadRow {
  readonly cells: readonly string[];
  readonly next: number;
  readonly lines: number;
}

/** `null` where the end of the row is not there yet. `isAll` says that nothing follows the text. */
function readRow(text: string, start: number, delimiter: string, isAll: boolean): ReadRow | null {
  if (start >= text.length) return null;
  const end = text.indexOf('\n', start);
  if (end < 0 && !isAll) return null;
  const line = text.slice(start, end < 0 ? text.length : end);
  if (!line.includes('"'))
    return { cells: withoutReturn(line).split(delimiter), next: start + line.length + 1, lines: 1 };
  return readQuotedRow(text, start, delimiter, isAll);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

function readQuotedRow(text: string, start: number, delimiter: string, isAll: boolean): ReadRow | null {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  for (;;) {
    let quoted = '';
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close < 0) return isAll ? { cells: [...cells, text.slice(at + 1)], next: text.length, lines } : null;
      quoted = text.slice(at + 1, close).replaceAll('""', '"');
      lines += quoted.split('\n').length - 1;
      at = close + 1;
    }
    const stop = endOfCell(text, at, delimiter);
    if (stop < 0 && !isAll) return null;
    const end = stop < 0 ? text.length : stop;
    const rest = text.slice(at, end);
    const isLast = stop < 0 || text[stop] === '\n';
    cells.push(quoted + (isLast ? withoutReturn(rest) : rest));
    at = end + 1;
    if (isLast) return { cells, next: at, lines };
  }
}

function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function endOfCell(text: string, start: number, delimiter: string): number {
  const [cell, line] = [text.indexOf(delimiter, start), text.indexOf('\n', start)];
  if (cell < 0 || line < 0) return Math.max(cell, line);
  return Math.min(cell, line);
}

const delimiters = [',', ';', '\t', '|'];

/** What separates the cells of a first line: the sign that it has most of. */
export function findDelimiter(line: string): string {
  const counts = delimiters.map(sign => line.split(sign).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}
