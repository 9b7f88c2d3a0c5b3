import type { ImportSettings } from '../../../../shared/jobs/ImportSettings.ts';
import { squareOf } from '../numpy/imageLayout.ts';
import type { ImageShape } from '../../import/SourceDataset.ts';
import { unreadable } from '../unreadable.ts';

/** What the columns of a table mean. */
export interface Table {
  readonly hasHeader: boolean;
  readonly columns: number;
  readonly label: number;
  /** The column that names the split, if there is one. */
  readonly split: number | null;
  readonly content:
    | { readonly kind: 'paths'; readonly column: number }
    | {
        readonly kind: 'pixels';
        readonly shape: ImageShape;
        /** All numbers in one cell, with blanks between them. */
        readonly packedIn: number | null;
        /** Shades run from 0 to 1. */
        readonly isUnit: boolean;
      };
}

const labelNames = new Set([
  'label',
  'labels',
  'class',
  'class_name',
  'classname',
  'target',
  'y',
  'category',
  'emotion',
  'digit',
]);
const splitNames = new Set(['split', 'usage', 'set', 'subset', 'partition']);
const picture = /\.(jpe?g|png|webp|gif|tiff?|avif|bmp)\s*$/i;
const number = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const packed = /^\s*\d+(\s+\d+){15,}\s*$/;

const isNumber = (cell: string): boolean => number.test(cell);

/**
 * Finds out by the first two rows what the columns of a table are.
 * @throws AppError `dataset/unreadable` where there are no labels, or no images.
 */
export function describeTable(
  first: readonly string[],
  second: readonly string[] | undefined,
  settings: Pick<ImportSettings, 'size' | 'channels'>,
  file: string,
): Table {
  const names = first.map(name => name.trim().toLowerCase());
  const isNamed = names.some(name => labelNames.has(name) || splitNames.has(name));
  const startsWithData =
    first.some(cell => picture.test(cell)) || first.every(isNumber) || first.some(cell => packed.test(cell));
  const hasHeader =
    isNamed || (!startsWithData && first.length > 1 && first.filter(isNumber).length <= 1 && second !== undefined);
  const sample = hasHeader ? second : first;
  if (sample === undefined) throw unreadable(file, 'table.noRows');
  const split = orNull(names.findIndex(name => splitNames.has(name)));
  const named = orNull(names.findIndex(name => labelNames.has(name)));
  const common = { hasHeader, columns: sample.length, split: hasHeader ? split : null };
  const path = sample.findIndex(cell => picture.test(cell));
  if (path >= 0) {
    const label = (hasHeader ? named : null) ?? otherColumn(sample.length, path, common.split, file);
    return { ...common, label, content: { kind: 'paths', column: path } };
  }
  if (hasHeader && named === null && names.filter(name => name.startsWith('pixel')).length === names.length)
    throw unreadable(file, 'table.onlyPixels');
  const label = (hasHeader ? named : null) ?? 0;
  return { ...common, label, content: describePixels(sample, label, common.split, settings, file) };
}

const orNull = (index: number): number | null => (index < 0 ? null : index);

function otherColumn(columns: number, path: number, split: number | null, file: string): number {
  const label = Array.from({ length: columns }, (_, index) => index).find(index => index !== path && index !== split);
  if (label === undefined) throw unreadable(file, 'table.onlyPaths');
  return label;
}

function describePixels(
  sample: readonly string[],
  label: number,
  split: number | null,
  { size, channels }: Pick<ImportSettings, 'size' | 'channels'>,
  file: string,
): Table['content'] {
  const packedIn = orNull(sample.findIndex(cell => packed.test(cell)));
  const cells =
    packedIn === null
      ? sample.filter((_, index) => index !== label && index !== split)
      : (sample[packedIn] ?? '').trim().split(/\s+/);
  const wanted =
    size && [channels ?? 1, channels ?? 3].find(count => size.height * size.width * count === cells.length);
  const shape = size && wanted ? { ...size, channels: wanted } : squareOf(cells.length);
  if (!shape) {
    throw unreadable(file, 'table.noSquare', { count: cells.length });
  }
  const isUnit = cells.some(cell => /[.e]/i.test(cell)) && cells.every(cell => Number(cell) <= 1);
  const { height, width } = shape;
  return { kind: 'pixels', shape: { height, width, channels: shape.channels }, packedIn, isUnit };
}
