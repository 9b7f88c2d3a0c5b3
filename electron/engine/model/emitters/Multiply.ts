import type { Shape } from '../../../../shared/base/shape.ts';
import { tf } from '../../backend.ts';
import { connect } from '../connect.ts';
import type { Emitter } from '../Emitter.ts';

/** Shapes of one rank: axes are matched from the last one. */
function align(shapes: readonly Shape[]): readonly number[][] {
  const rank = Math.max(...shapes.map(shape => shape.length));
  return shapes.map(shape => [...Array<number>(rank - shape.length).fill(1), ...shape]);
}

export const Multiply: Emitter<'Multiply'> = {
  forward({ inputs }, { inputShapes }) {
    const shapes = align(inputShapes);
    const factors = inputs.map((input, index) => {
      const shape = shapes[index] ?? [];
      return input.rank === shape.length + 1 ? input : tf.reshape(input, [-1, ...shape]);
    });
    return factors.reduce((product, factor) => tf.mul(product, factor));
  },
  portable(inputs, { name, inputShapes }) {
    const shapes = align(inputShapes);
    const factors = inputs.map((input, index) => {
      const targetShape = shapes[index] ?? [];
      if (targetShape.length === inputShapes[index]?.length) return input;
      return connect(tf.layers.reshape({ name: `${name}.align${index}`, targetShape }), input);
    });
    return connect(tf.layers.multiply({ name }), factors);
  },
};
