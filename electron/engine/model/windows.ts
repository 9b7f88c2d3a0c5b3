import { required } from '../../../shared/base/assert.ts';
import type { Shape } from '../../../shared/base/shape.ts';
import type { FeatureMap } from '../../../shared/layers/featureMap.ts';
import { spansOf, type Window } from '../../../shared/layers/spatial.ts';

/** Cells before and after, along height and width. */
export type Margins = [[number, number], [number, number]];

/** How TensorFlow is told about a window: by one of its own words, after zeros laid around the input where they do not fit. */
export interface Placement {
  readonly padding: 'same' | 'valid';
  readonly margins: Margins | null;
}

/** Height, width and channels of a map, which the plan has made sure of. */
export const extentOf = (shape: Shape | undefined): FeatureMap => {
  const [height, width, channels] = required(shape, 'an input shape');
  return [required(height, 'a height'), required(width, 'a width'), required(channels, 'channels')];
};

type Spans = ReturnType<typeof spansOf>;

const covers = ([a, b]: Spans, [c, d]: Spans): boolean =>
  [[a, c] as const, [b, d] as const].every(
    ([one, other]) => one.output === other.output && one.before === other.before && one.after === other.after,
  );

/** All cells that windows reach beyond the input. */
export function marginsOf(input: FeatureMap, window: Window): Margins {
  const [vertical, horizontal] = spansOf(input, window);
  return [
    [vertical.before, vertical.after + vertical.overhang],
    [horizontal.before, horizontal.after + horizontal.overhang],
  ];
}

/** Explicit zeros become `same` where that means the same zeros, which is faster; margins otherwise. */
export function placeWindow(input: FeatureMap, window: Window): Placement {
  if (window.padding === 'same') return { padding: 'same', margins: null };
  const spans = spansOf(input, window);
  const hasOverhang = spans.some(({ overhang }) => overhang > 0);
  if (!hasOverhang && covers(spans, spansOf(input, { ...window, padding: 'same', rounding: 'floor' }))) {
    return { padding: 'same', margins: null };
  }
  const margins = marginsOf(input, window);
  return { padding: 'valid', margins: margins.flat().some(count => count > 0) ? margins : null };
}

/** Margins as `tf.pad` wants them for `[batch, height, width, channels]`. */
export const aroundImages = ([vertical, horizontal]: Margins): [number, number][] => [
  [0, 0],
  vertical,
  horizontal,
  [0, 0],
];

/** tfjs's types want margins that could be changed. */
export const toMutable = ([vertical, horizontal]: readonly [
  readonly [number, number],
  readonly [number, number],
]): Margins => [[...vertical], [...horizontal]];
