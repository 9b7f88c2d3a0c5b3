import type { Tensor2D } from '@tensorflow/tfjs-node';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tf } from '../backend.ts';
import { judgeRows } from './judgeRows.ts';

const classes = 5;
const rows = fc.array(
  fc.array(fc.double({ min: -200, max: 200, noNaN: true }), { minLength: classes, maxLength: classes }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

test('agrees with TensorFlow’s softmax and its argmax', () => {
  fc.assert(
    fc.property(rows, fc.nat({ max: classes - 1 }), (logits, label) => {
      const outputs = Float32Array.from(logits.flat());
      const labels = logits.map(() => label);
      const judged = judgeRows(outputs, labels, true);
      const shares = tf.tidy(() => tf.softmax<Tensor2D>(tf.tensor2d(outputs, [logits.length, classes])).arraySync());
      shares.forEach((row, index) => {
        expect(row[judged.predicted[index] ?? -1]).toBe(Math.max(...row));
        expect(judged.confidence[index]).toBeCloseTo(Math.max(...row), 5);
        expect(judged.loss[index]).toBeCloseTo(-Math.log(Math.max(1e-7, row[label] ?? 0)), 2);
      });
    }),
    { numRuns: 50 },
  );
});

test('outputs that are shares already stay what they are', () => {
  const { predicted, confidence, loss } = judgeRows([0.2, 0.9, 0.1, 0.7, 0.3, 0.2], [1, 2], false);
  expect([...predicted]).toEqual([1, 0]);
  expect(confidence[0]).toBeCloseTo(0.9, 6);
  expect(loss[0]).toBeCloseTo(-Math.log(0.9), 6);
  expect(loss[1]).toBeCloseTo(-Math.log(0.2), 6);
});
