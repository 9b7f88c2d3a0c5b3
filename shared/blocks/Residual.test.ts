import { describe, expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import { Residual } from './Residual.ts';

const expand = (params: object, shape = [32, 32, 16]) => {
  const fragment = expandBlock(Residual, { ...defaultParams(Residual.params), ...params }, { in: shape });
  if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
  return fragment.value;
};
const types = (fragment: ReturnType<typeof expand>) => fragment.layers.map(({ type }) => type);

describe('Residual', () => {
  it('adds the input itself where the shape stays', () => {
    const { layers, outputs } = expand({ filters: 16 });
    expect(outputs['out']?.shape).toEqual([32, 32, 16]);
    expect(layers.find(({ type }) => type === 'Add')?.inputs).toContain('#0');
    expect(layers.filter(({ type }) => type === 'Conv2D')).toHaveLength(2);
  });

  it('projects by a strided 1x1 convolution where the shape changes', () => {
    const { layers, outputs } = expand({ filters: 32, strides: 2 });
    expect(outputs['out']?.shape).toEqual([16, 16, 32]);
    expect(layers.find(({ path }) => path === 'shortcut/conv')).toMatchObject({ shape: [16, 16, 32] });
  });

  it('subsamples and pads channels without a parameter under option A', () => {
    const fragment = expand({ filters: 32, strides: 2, shortcut: 'padding' });
    expect(types(fragment)).toContain('ChannelPadding');
    expect(fragment.layers.filter(({ type }) => type === 'Conv2D')).toHaveLength(2);
    expect(fragment.outputs['out']?.shape).toEqual([16, 16, 32]);
  });

  it('puts the stride of a bottleneck on the 3x3 or on the first 1x1', () => {
    const shapeOf = (strideOn: string) =>
      expand({ filters: 8, strides: 2, bottleneck: true, strideOn }).layers.find(({ path }) => path === 'reduce/conv')
        ?.shape;
    expect(shapeOf('3x3')).toEqual([32, 32, 8]);
    expect(shapeOf('1x1')).toEqual([16, 16, 8]);
  });

  it('is a plain net without its shortcut', () => {
    expect(types(expand({ filters: 32, strides: 2, shortcut: 'none' }))).not.toContain('Add');
  });

  it('normalises and activates first under pre-activation, and leaves the sum alone', () => {
    const fragment = expand({ filters: 8, bottleneck: true, preActivation: true });
    expect(types(fragment).slice(0, 3)).toEqual(['BatchNormalization', 'Activation', 'Conv2D']);
    expect(types(fragment).at(-1)).toBe('Add');
    expect(fragment.layers.filter(({ type }) => type === 'BatchNormalization')).toHaveLength(3);
    expect(fragment.layers.find(({ path }) => path === 'shortcut/conv')?.inputs).toEqual(['activation']);
  });

  it('takes biases everywhere, but under pre-activation only where no normalisation follows', () => {
    const biased = (preActivation: boolean) =>
      expand({ filters: 8, bottleneck: true, useBias: true, preActivation })
        .layers.filter(({ weights }) => weights.some(({ role }) => role === 'bias'))
        .map(({ path }) => path);
    expect(biased(false)).toEqual(['reduce/conv', 'spatial/conv', 'expand/conv', 'shortcut/conv']);
    expect(biased(true)).toEqual(['expand/conv', 'shortcut/conv']);
  });

  it('keeps the shortcut clear where pre-activation only takes a stride', () => {
    const fragment = expand({ filters: 16, strides: 2, preActivation: true });
    expect(fragment.layers.find(({ path }) => path === 'subsample')?.inputs).toEqual(['#0']);
    expect(fragment.layers.filter(({ type }) => type === 'Conv2D')).toHaveLength(2);
    expect(fragment.outputs['out']?.shape).toEqual([16, 16, 16]);
  });

  it('refuses to pad fewer channels than it gets', () => {
    const params = { ...defaultParams(Residual.params), filters: 8, shortcut: 'padding' };
    const fragment = expandBlock(Residual, params, { in: [32, 32, 16] });
    expect(fragment).toMatchObject({ ok: false, error: { code: 'shape/mismatch', param: 'shortcut' } });
  });
});
