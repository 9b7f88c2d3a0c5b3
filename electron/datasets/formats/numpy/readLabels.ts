import { unreadable } from '../unreadable.ts';
import { type ArrayFile, headOf } from './ArrayFile.ts';
import { readNpyHeader } from './NpyHeader.ts';

const mostExamples = 100_000_000;
const mostClasses = 65_536;
const rowsAtATime = 4096;

/** The class of each example: whole numbers, one a row, or rows of which the largest number names the class (one-hot). */
export async function* readLabels(array: ArrayFile, count: number): AsyncGenerator<string, undefined> {
  const { shape, read, itemBytes } = await headOf(array);
  const [rows = 0, columns = 1] = shape;
  if (rows !== count) throw unreadable(array.file, 'labels.count', { labels: rows, count });
  if (shape.length > 2 || columns < 1 || columns > mostClasses || rows > mostExamples)
    throw unreadable(array.file, 'labels.shape', { shape: shape.join(', ') });
  const reader = array.open();
  try {
    await readNpyHeader(reader, array.file);
    const portion = Math.max(1, Math.floor(rowsAtATime / columns));
    for (let row = 0; row < rows; row += portion) {
      const here = Math.min(portion, rows - row);
      const bytes = await reader.read(here * columns * itemBytes);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const numberAt = (index: number): number => read(view, index * itemBytes);
      for (let index = 0; index < here; index += 1) {
        yield columns === 1
          ? wordOf(numberAt(index))
          : String(largestOf(columns, column => numberAt(index * columns + column)));
      }
    }
  } finally {
    await reader.close();
  }
  return undefined;
}

/** What is no whole number is no class. */
const wordOf = (value: number): string => (Number.isSafeInteger(value) ? String(value) : '');

function largestOf(count: number, valueAt: (index: number) => number): number {
  let largest = 0;
  for (let index = 1; index < count; index += 1) if (valueAt(index) > valueAt(largest)) largest = index;
  return largest;
}
