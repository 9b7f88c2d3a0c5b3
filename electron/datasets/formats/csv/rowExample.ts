import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import type { SplitName } from '../../../../shared/jobs/SplitName.ts';
import { because, type Reason } from '../../../../shared/text/Reason.ts';
import type { LabelledImage, RawImage, SourceExample } from '../../import/SourceDataset.ts';
import { splitOfName, splitOfWord } from '../splitOfName.ts';
import type { Row } from './parseRows.ts';
import type { Table } from './Table.ts';

/** The example of a row, or why it is none. */
export function rowExample({ cells, line }: Row, table: Table, file: string): SourceExample {
  const name = `${basename(file)} line ${line}`;
  if (cells.length !== table.columns)
    return { name, ...because('row.cells', { count: cells.length, columns: table.columns }) };
  const image =
    table.content.kind === 'paths' ? pathOf(cells, table.content.column, file) : pixelsOf(cells, table, table.content);
  if ('reason' in image) return { name, ...image };
  return { name, split: splitOf(cells, table, file), label: labelOf(cells[table.label] ?? ''), image };
}

/** `5.0` is the class 5. */
const labelOf = (cell: string): string => cell.trim().replace(/^(-?\d+)\.0+$/, '$1');

function splitOf(cells: readonly string[], { split }: Table, file: string): SplitName {
  const word = split === null ? undefined : cells[split];
  if (word === undefined) return splitOfName(basename(file));
  // As the emotions of FER2013 say it.
  return (
    splitOfWord(word) ?? (/private/i.test(word) ? 'test' : /public/i.test(word) ? 'validation' : splitOfName(word))
  );
}

/** A table names images beside it, and no others. */
function pathOf(cells: readonly string[], column: number, file: string): LabelledImage['image'] | Reason {
  const path = (cells[column] ?? '').trim().replaceAll('\\', '/');
  if (path === '') return because('row.noPath');
  const found = resolve(dirname(file), path);
  const way = relative(dirname(file), found);
  if (isAbsolute(way) || way.split(/[\\/]/)[0] === '..') return because('row.outside', { path });
  return { file: found };
}

type Pixels = Extract<Table['content'], { kind: 'pixels' }>;

function pixelsOf(cells: readonly string[], table: Table, { shape, packedIn, isUnit }: Pixels): RawImage | Reason {
  const numbers = packedIn === null ? cells : (cells[packedIn] ?? '').trim().split(/\s+/);
  const size = shape.height * shape.width * shape.channels;
  const pixels = new Uint8Array(size);
  let filled = 0;
  for (const [index, cell] of numbers.entries()) {
    if (packedIn === null && (index === table.label || index === table.split)) continue;
    const value = cell.trim() === '' ? Number.NaN : Number(cell) * (isUnit ? 255 : 1);
    if (!(value >= 0 && value <= 255)) return because('row.pixel', { pixel: filled + 1, cell: cell.slice(0, 20) });
    if (filled < size) pixels[filled] = Math.round(value);
    filled += 1;
  }
  return filled === size ? { ...shape, pixels } : because('row.pixels', { count: filled, size });
}
