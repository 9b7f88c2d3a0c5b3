import { err, ok, type Result } from '../base/result.ts';
import { formatShape } from '../base/shape.ts';
import type { FeatureMap } from './featureMap.ts';
import type { ShapeIssue } from './LayerDefinition.ts';
import type { Padding, Size } from './ParamSpec.ts';

/** What slides over a feature map. */
export interface Window {
  readonly kernelSize: Size;
  readonly strides: Size;
  readonly padding: Padding;
  /** 1 by default. */
  readonly dilationRate?: Size;
  /** What to do with a last window that does not fit: leave it out (`floor`, the default) or let it hang over. */
  readonly rounding?: 'floor' | 'ceil';
}

/** How a window covers one axis, in cells: zeros `before` and `after` the input, and how far the last window reaches beyond them. */
interface Span {
  readonly output: number;
  readonly before: number;
  readonly after: number;
  readonly overhang: number;
}

type Pair = readonly [number, number];

/** `[height, width]` */
export const toPair = (size: Size): Pair => (typeof size === 'number' ? [size, size] : size);

/** Explicit zeros as `[[top, bottom], [left, right]]`; the words `same` and `valid` stand for none. */
export function toMargins(padding: Padding): readonly [Pair, Pair] {
  if (typeof padding === 'string') return toMargins(0);
  if (typeof padding === 'number') return toMargins([padding, padding]);
  const [top, second, third, fourth] = padding;
  if (third === undefined || fourth === undefined) return toMargins([top, top, second, second]);
  return [
    [top, second],
    [third, fourth],
  ];
}

interface Axis {
  readonly extent: number;
  /** Cells from the first to the last cell of the (dilated) window. */
  readonly reach: number;
  readonly stride: number;
  readonly margin: Pair;
  readonly isSame: boolean;
  readonly isCeil: boolean;
}

function axisOf(input: FeatureMap, index: 0 | 1, window: Window): Axis {
  return {
    extent: input[index],
    reach: (toPair(window.kernelSize)[index] - 1) * toPair(window.dilationRate ?? 1)[index] + 1,
    stride: toPair(window.strides)[index],
    margin: toMargins(window.padding)[index],
    isSame: window.padding === 'same',
    isCeil: window.rounding === 'ceil',
  };
}

/** TensorFlow's SAME: as many windows as strides begin; the odd zero goes after the input. */
function sameSpan({ extent, reach, stride }: Axis): Span {
  const output = Math.ceil(extent / stride);
  const zeros = Math.max(0, (output - 1) * stride + reach - extent);
  const before = Math.floor(zeros / 2);
  return { output, before, after: zeros - before, overhang: 0 };
}

/** VALID and explicit zeros as in PyTorch: rounding up, the last window must begin inside the input or the zeros before it. */
function explicitSpan({ extent, reach, stride, margin: [before, after], isCeil }: Axis): Span {
  const padded = extent + before + after;
  const steps = (padded - reach) / stride;
  let output = (isCeil ? Math.ceil(steps) : Math.floor(steps)) + 1;
  if (isCeil && (output - 1) * stride >= extent + before) output -= 1;
  return { output, before, after, overhang: Math.max(0, (output - 1) * stride + reach - padded) };
}

const spanOf = (axis: Axis): Span => (axis.isSame ? sameSpan(axis) : explicitSpan(axis));

/** How a window covers height and width. */
export const spansOf = (input: FeatureMap, window: Window): readonly [Span, Span] => [
  spanOf(axisOf(input, 0, window)),
  spanOf(axisOf(input, 1, window)),
];

function smallestExtent({ reach, stride, margin, isSame, isCeil }: Axis): number {
  return isSame ? 1 : Math.max(1, reach - margin[0] - margin[1] - (isCeil ? stride - 1 : 0));
}

/** The output's `[height, width]`, or that the window does not fit even once. */
export function slide(type: string, input: FeatureMap, window: Window): Result<Pair, ShapeIssue> {
  const [vertical, horizontal] = spansOf(input, window);
  if (vertical.output >= 1 && horizontal.output >= 1) return ok([vertical.output, horizontal.output]);
  const needed = [smallestExtent(axisOf(input, 0, window)), smallestExtent(axisOf(input, 1, window))];
  const received = formatShape(input.slice(0, 2));
  return err({ code: 'shape/tooSmall', values: { type, needed: formatShape(needed), received } });
}
