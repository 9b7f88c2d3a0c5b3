/** The values a field can be dragged through. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  /** How much an arrow key or a few pixels of dragging change. */
  readonly step: number;
}

/** Steps grow tenfold with Shift and shrink with Alt; whole numbers stay whole. */
export const scaleStep = (
  { shiftKey, altKey }: { readonly shiftKey: boolean; readonly altKey: boolean },
  { step }: Scale,
): number => (shiftKey ? step * 10 : altKey && !Number.isInteger(step) ? step / 10 : step);

/** The value after a step, within the scale; what binary fractions add is dropped: 0.1 + 0.2 is 0.3. */
export const stepped = (value: number, by: number, { min, max }: Scale): number =>
  Math.min(max, Math.max(min, Number((value + by).toPrecision(12))));
