import { describe, expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import { Fire } from './Fire.ts';

const expand = (bypass: string, channels: number) => {
  const fragment = expandBlock(Fire, { ...defaultParams(Fire.params), bypass }, { in: [13, 13, channels] });
  if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
  const { layers, outputs } = fragment.value;
  const trainable = layers.reduce((total, { costs }) => total + costs.trainableParams, 0);
  return { last: layers.at(-1), shape: outputs['out']?.shape, trainable };
};

describe('Fire', () => {
  // fire2 of the paper's table 1: 96 channels in, 16 squeezed, 64 and 64 out.
  const fire2 = 97 * 16 + 17 * 64 + (9 * 16 + 1) * 64;

  it('squeezes and expands as fire2 of the paper', () => {
    expect(expand('none', 96)).toMatchObject({ shape: [13, 13, 128], trainable: fire2, last: { type: 'Concatenate' } });
  });

  it('adds its input where channels agree, behind the activations', () => {
    const { last, trainable } = expand('simple', 128);
    expect(last).toMatchObject({ type: 'Add', inputs: ['concatenate', '#0'] });
    expect(trainable).toBe(fire2 + 32 * 16);
  });

  it('bypasses other channels by a 1x1 convolution, or not at all', () => {
    expect(expand('simple', 96)).toMatchObject({ last: { type: 'Concatenate' }, trainable: fire2 });
    const { last, trainable } = expand('complex', 96);
    expect(last).toMatchObject({ type: 'Add', inputs: ['concatenate', 'bypass/conv'] });
    expect(trainable).toBe(fire2 + 97 * 128);
    expect(expand('complex', 128).last).toMatchObject({ inputs: ['concatenate', '#0'] });
  });
});
