import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFrom } from '../testing/importFrom.ts';
import { parseRows } from './csv/parseRows.ts';

let root: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-csv-'));
});
afterAll(() => rm(root, { recursive: true }));

async function write(text: string | Uint8Array, name = 'table.csv'): Promise<string> {
  const file = join(root, `table ${(count += 1)}`, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

const table = (rows: readonly string[], sign = ',', end = '\n'): string =>
  rows.map(row => row.replaceAll(',', sign) + end).join('');
const four = ['label,pixel0,pixel1,pixel2,pixel3', '7,0,1,2,255', '3,9,9,9,9', '7,5,5,5,5'];

test.each<[string, string | Uint8Array]>([
  ['header', table(four)],
  ['no header', table(four.slice(1))],
  ['CR LF and a mark', `\ufeff${table(four, ',', '\r\n')}`],
  ['semicolons', table(four, ';')],
  ['tabs', table(four, '\t')],
  [
    'quotes',
    table(
      four.map(row =>
        row
          .split(',')
          .map(cell => `"${cell}"`)
          .join(','),
      ),
    ),
  ],
  ['no end of the last line', table(four).trimEnd()],
  ['empty lines', table(four, ',', '\n\n')],
  ['UTF-16', Buffer.from(`\ufeff${table(four)}`, 'utf16le')],
])('pixels: %s', async (_what, text) => {
  const { result, dataset, block } = await importFrom(await write(text), root);
  expect(result).toMatchObject({ skipped: 0, shape: { height: 2, width: 2, channels: 1 } });
  expect(dataset.info.labels).toEqual(['3', '7']);
  const { labels, images } = await block('train');
  expect([...labels]).toEqual([1, 0, 1]);
  expect([...images]).toEqual([0, 1, 2, 255, 9, 9, 9, 9, 5, 5, 5, 5]);
});

test('rows that do not fit are left out with their line', async () => {
  const rows = [
    'a,1,2,3,4',
    'b,1,2,3',
    'c,1,2,3,4,5',
    'd,1,2,3,256',
    'e,1,2,3,-1',
    'f,1,2,3,x',
    'g,1,2,3,',
    ',1,2,3,4',
    'h,4,3,2,1',
  ];
  const { result, dataset } = await importFrom(await write(table(rows)), root);
  expect(dataset.info.labels).toEqual(['a', 'h']);
  expect(result.skipped).toBe(7);
  expect(result.firstSkipped.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
    'table.csv line 2: it has 4 cells instead of 5',
    'table.csv line 3: it has 6 cells instead of 5',
    'table.csv line 4: pixel 4 is “256”',
    'table.csv line 5: pixel 4 is “-1”',
    'table.csv line 6: pixel 4 is “x”',
  ]);
});

test('colours, shades from 0 to 1, and sizes that are no square', async () => {
  const colour = await importFrom(await write(table(['0,1,2,3,4,5,6,7,8,9,10,11,12'])), root);
  expect(colour.result.shape).toEqual({ height: 2, width: 2, channels: 3 });
  const unit = await importFrom(await write(table(['0,0.0,0.2,1.0,0.6'])), root);
  expect([...(await unit.block('train')).images]).toEqual([0, 51, 255, 153]);
  const wide = await write(table(['0,1,2,3,4,5,6']));
  await expect(importFrom(wide, root)).rejects.toMatchObject({ code: 'dataset/unreadable' });
  const asked = await importFrom(wide, root, { size: { height: 2, width: 3 } });
  expect([...(await asked.block('train')).images]).toEqual([1, 2, 3, 4, 5, 6]);
});

test('pixels in one cell, with a column that tells the split', async () => {
  const blanks = Array.from({ length: 16 }, (_, index) => index).join(' ');
  const rows = ['emotion,pixels,Usage', `0,${blanks},Training`, `1,${blanks},PublicTest`, `0,${blanks},PrivateTest`];
  const { result } = await importFrom(await write(table(rows)), root);
  expect(result).toMatchObject({ examples: { train: 1, validation: 1, test: 1 }, shape: { height: 4, width: 4 } });
});

test('paths of images beside the table, Korean names included; nothing outside is read', async () => {
  const rows = [
    '파일,분류',
    'img/1.png,고양이',
    'img/2.png,강아지',
    '../secret.png,고양이',
    '/etc/a.png,고양이',
    'img/3.png,고양이',
  ];
  const file = await write(table(rows));
  await mkdir(join(dirname(file), 'img'));
  const create = { width: 3, height: 3, channels: 3, background: 'red' } as const;
  for (const name of ['img/1.png', 'img/2.png', '../secret.png'])
    await sharp({ create }).toFile(join(dirname(file), name));
  const { result, dataset } = await importFrom(file, root);
  expect(dataset.info.labels).toEqual(['강아지', '고양이']);
  expect(result).toMatchObject({ skipped: 3, examples: { train: 2 } });
  expect(result.firstSkipped[0]).toMatchObject({
    name: 'table.csv line 4',
    reason: '../secret.png is outside of the table’s folder',
  });
});

test('CP949 is read as Korean', async () => {
  // 고양이 and 개 in CP949.
  const cat = [0xb0, 0xed, 0xbe, 0xe7, 0xc0, 0xcc];
  const bytes = [...cat, ...Buffer.from(',1,2,3,4\n'), 0xb0, 0xb3, ...Buffer.from(',1,2,3,4\n')];
  const { dataset } = await importFrom(await write(Uint8Array.from(bytes)), root);
  expect(dataset.info.labels).toEqual(['개', '고양이']);
});

test('tables of one folder: a test without labels is listed, the rest is used', async () => {
  const file = await write(table(four), 'train.csv');
  await writeFile(join(dirname(file), 'test.csv'), table(['pixel0,pixel1,pixel2,pixel3', '1,2,3,4']));
  const { result } = await importFrom(dirname(file), root);
  expect(result).toMatchObject({
    examples: { train: 3 },
    firstSkipped: [{ name: 'test.csv', reason: 'it has no labels' }],
  });
});

test.each([
  ['nothing', ''],
  ['a header alone', 'label,pixel0,pixel1,pixel2,pixel3\n'],
  ['no text', '1,2\u00003,4,5'],
])('%s is refused', async (_what, text) => {
  await expect(importFrom(await write(text), root)).rejects.toMatchObject({ code: 'dataset/unreadable' });
});

test('whatever stands in cells comes back, in whatever portions it is read', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', '한') });
  const cells = fc.array(cell, { minLength: 2, maxLength: 4 });
  const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), async (rows, portion) => {
      const text = rows.map(row => row.map(quote).join(',')).join('\n');
      async function* chunks(): AsyncGenerator<string> {
        for (let at = 0; at < text.length; at += portion) yield await Promise.resolve(text.slice(at, at + portion));
      }
      const found: (readonly string[])[] = [];
      for await (const row of parseRows(chunks(), ',', 'table')) found.push(row.cells);
      expect(found).toEqual(rows);
    }),
    { numRuns: 300, seed: 3 },
  );
});
