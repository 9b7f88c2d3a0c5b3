import { expect, test } from 'vitest';
import type { Evaluation } from './evaluation.ts';
import { confusedPairs, selectImages } from './selectImages.ts';

const evaluation: Evaluation = {
  kind: 'evaluate',
  run: 'r',
  dataset: 'd',
  test: { loss: 1, accuracy: 0.4, examples: 5 },
  confusion: [
    [1, 2],
    [1, 1],
  ],
  labels: ['a', 'b'],
  classes: [],
  images: {
    truth: Uint16Array.of(0, 0, 0, 1, 1),
    predicted: Uint16Array.of(0, 1, 1, 0, 1),
    confidence: Float32Array.of(0.9, 0.6, 0.9, 0.7, 0.8),
    loss: Float32Array.of(0.1, 0.9, 2.3, 1.2, 0.2),
  },
};

test('errors come worst first, and a cell holds its own images only', () => {
  expect(selectImages(evaluation, null)).toEqual([2, 3, 1]);
  expect(selectImages(evaluation, { truth: 0, predicted: 1 })).toEqual([2, 1]);
  expect(selectImages(evaluation, { truth: 1, predicted: 1 })).toEqual([4]);
  expect(selectImages({ ...evaluation, images: null }, null)).toEqual([]);
});

test('pairs that are mixed up come by their number, without what is right', () => {
  expect(confusedPairs(evaluation.confusion, 5)).toEqual([
    { truth: 0, predicted: 1, count: 2 },
    { truth: 1, predicted: 0, count: 1 },
  ]);
  expect(confusedPairs(evaluation.confusion, 1)).toHaveLength(1);
});
