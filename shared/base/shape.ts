/**
 * The extent of a tensor without its batch dimension: `[height, width, channels]` for a feature map, `[units]` for a
 * vector, `[capsules, dimension]` for capsules. Channels come last, as in Keras.
 */
export type Shape = readonly number[];

/** How many values a tensor of this shape holds. */
export const elementCount = (shape: Shape): number => shape.reduce((product, extent) => product * extent, 1);

/** The shape as people write it: `56 × 56 × 64`. */
export const formatShape = (shape: Shape): string => shape.join(' × ');

export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((extent, index) => extent === b[index]);
