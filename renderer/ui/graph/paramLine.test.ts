import { expect, test } from 'vitest';
import { Conv2D } from '../../../shared/layers/Conv2D.ts';
import { FusedMBConv } from '../../../shared/blocks/FusedMBConv.ts';
import { InvertedResidual } from '../../../shared/blocks/InvertedResidual.ts';
import { paramLine } from './paramLine.ts';

test('a node says in a line what matters: sizes, strides, channels', () => {
  expect(paramLine(Conv2D, { kernelSize: 3, strides: 2, filters: 64 })).toBe('3×3 · s2 · 64');
  expect(paramLine(InvertedResidual, { kernelSize: 5, strides: 1, expansionRatio: 6, filters: 24 })).toBe(
    '5×5 · t6 · 24',
  );
});

test('what belongs to the gate inside of a block is not on its line', () => {
  for (const type of [InvertedResidual, FusedMBConv]) {
    expect(paramLine(type, { squeezeRatio: 0.25, squeezeActivation: 'swish', gate: 'hardSigmoid' })).not.toMatch(
      /swish|Sigmoid/,
    );
  }
});
