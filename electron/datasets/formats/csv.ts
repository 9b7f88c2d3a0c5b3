import { basename, extname } from 'node:path';
import type { ImportSettings } from '../../../shared/jobs/ImportSettings.ts';
import { because } from '../../../shared/text/Reason.ts';
import type { DatasetFormat, ImageShape, SourceDataset, SourceExample } from '../import/SourceDataset.ts';
import { findDelimiter, parseRows } from './csv/parseRows.ts';
import { readText, type TextSource } from './csv/readText.ts';
import { rowExample } from './csv/rowExample.ts';
import { describeTable, type Table } from './csv/Table.ts';
import { classFolders } from './folders.ts';
import { listFiles } from './listFiles.ts';
import { unreadable } from './unreadable.ts';

const tables = new Set(['.csv', '.tsv']);
const isTable = (file: string): boolean => tables.has(extname(file).toLowerCase());
const sampleRows = 64;

interface ReadyTable {
  readonly file: string;
  readonly table: Table;
  readonly delimiter: string;
  readonly sample: readonly string[];
}

/** Tables as text: a row an image, with its label and its pixels or its path; one table, or one for each split. */
export const csv: DatasetFormat = {
  id: 'csv',
  async recognise(path) {
    // A folder of classes may have a list beside it.
    return (await listFiles(path)).some(isTable) && (await classFolders(path)).length < 2;
  },
  async open(path, settings) {
    const files = (await listFiles(path)).filter(isTable);
    const isNamed = files.filter(file => /(^|[^a-z])(train|val|valid|test)/i.test(basename(file)));
    const used = isNamed.length > 0 ? isNamed : files;
    const [first, ...more] = used;
    if (first === undefined) throw unreadable(path, 'source.noTable');
    if (more.length > 0 && isNamed.length === 0) throw unreadable(path, 'source.severalTables', { count: used.length });
    const opened = await Promise.all(
      used.map(file =>
        openTable(file, settings).catch((thrown: unknown) => {
          // A test table without labels does not spoil the one for training.
          if (used.length === 1) throw thrown;
          return { file, thrown };
        }),
      ),
    );
    const ready = opened.filter((one): one is ReadyTable => 'table' in one);
    const [one] = ready;
    if (!one) throw unreadable(path, 'source.noLabelledTable');
    return sourceOf(
      ready,
      opened.filter(other => !('table' in other)).map(({ file }) => file),
      shapeOf(ready),
    );
  },
};

function shapeOf(ready: readonly ReadyTable[]): SourceDataset['shape'] {
  const shapes = ready.flatMap(({ table }): ImageShape[] =>
    table.content.kind === 'pixels' ? [table.content.shape] : [],
  );
  const [shape] = shapes;
  if (!shape) return { sample: ready.flatMap(({ sample }) => sample).slice(0, sampleRows) };
  const other = ready.find(
    ({ table }) => JSON.stringify('shape' in table.content && table.content.shape) !== JSON.stringify(shape),
  );
  if (other) throw unreadable(other.file, 'images.otherSize');
  return shape;
}

function sourceOf(
  ready: readonly ReadyTable[],
  unlabelled: readonly string[],
  shape: SourceDataset['shape'],
): SourceDataset {
  let progress = (): number => 0;
  async function* examples(): AsyncGenerator<SourceExample> {
    for (const file of unlabelled) yield { name: basename(file), ...because('table.noLabels') };
    for (const [place, one] of ready.entries()) {
      const text = await readText(one.file);
      progress = () => (place + text.progress()) / ready.length;
      yield* rowsOf(text, one);
    }
  }
  return { shape, labels: null, count: null, progress: () => progress(), examples };
}

async function* rowsOf({ chunks }: TextSource, { file, table, delimiter }: ReadyTable): AsyncGenerator<SourceExample> {
  let isHeader = table.hasHeader;
  for await (const row of parseRows(chunks, delimiter, file)) {
    if (!isHeader) yield rowExample(row, table, file);
    isHeader = false;
  }
}

/** Looks at the first rows. */
async function openTable(file: string, settings: ImportSettings): Promise<ReadyTable> {
  const delimiter = await delimiterOf(file);
  const rows: (readonly string[])[] = [];
  for await (const { cells } of parseRows((await readText(file)).chunks, delimiter, file)) {
    if (rows.push(cells) > sampleRows) break;
  }
  const [first, second] = rows;
  if (!first) throw unreadable(file, 'file.empty');
  const table = describeTable(first, second, settings, file);
  const data = rows.slice(table.hasHeader ? 1 : 0);
  const sample = data.flatMap((cells, line) => {
    const example = rowExample({ cells, line }, table, file);
    return 'image' in example && 'file' in example.image ? [example.image.file] : [];
  });
  return { file, table, delimiter, sample };
}

async function delimiterOf(file: string): Promise<string> {
  for await (const chunk of (await readText(file)).chunks)
    return findDelimiter(chunk.slice(0, 65_536).trimStart().split('\n')[0] ?? '');
  return ',';
}
