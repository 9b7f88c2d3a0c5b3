import type { Shape } from '../../shared/base/shape.ts';

/** A tensor to keep, under the stable name of its weight. */
export interface NamedValues {
  readonly name: string;
  readonly shape: Shape;
  readonly values: Float32Array;
}
