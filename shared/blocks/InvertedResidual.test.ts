import { describe, expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import type { BlockDefinition } from './BlockDefinition.ts';
import { FusedMBConv } from './FusedMBConv.ts';
import { InvertedResidual } from './InvertedResidual.ts';

const expand = (params: object, shape = [56, 56, 24], block: BlockDefinition = InvertedResidual) => {
  const fragment = expandBlock(block, { ...defaultParams(block.params), ...params }, { in: shape });
  if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
  const { layers, outputs } = fragment.value;
  return {
    paths: layers.map(({ path }) => path),
    shapeOf: (path: string) => layers.find(layer => layer.path === path)?.shape,
    paramsOf: (path: string) => layers.find(layer => layer.path === path)?.params,
    trainable: layers.reduce((total, { costs }) => total + costs.trainableParams, 0),
    shape: outputs['out']?.shape,
  };
};

describe('InvertedResidual', () => {
  // The second block of MobileNetV2's stage of 24 channels: 8,208 weights beside batch normalisation.
  it('is MobileNetV2’s bottleneck with its defaults', () => {
    const { paths, shapeOf, trainable, shape } = expand({});
    expect(shapeOf('expand/activation')).toEqual([56, 56, 144]);
    expect(trainable).toBe(24 * 144 + 9 * 144 + 144 * 24 + 2 * (144 + 144 + 24));
    expect(shape).toEqual([56, 56, 24]);
    expect(paths).not.toContain('project/activation');
    expect(paths.at(-1)).toBe('add');
  });

  it('skips only at strides 1, where channels agree, and where it may', () => {
    expect(expand({ filters: 32 }).paths).not.toContain('add');
    expect(expand({ skip: false }).paths).not.toContain('add');
    const { paths, shape } = expand({ strides: 2 });
    expect(paths).not.toContain('add');
    expect(shape).toEqual([28, 28, 24]);
    expect(expand({ strides: 2 }, [1, 1, 24]).paths).not.toContain('add');
  });

  it('leaves the expansion out at a ratio of 1', () => {
    const { paths, trainable } = expand({ expansionRatio: 1, filters: 16 }, [112, 112, 32]);
    expect(paths[0]).toBe('depthwise');
    expect(trainable).toBe(9 * 32 + 32 * 16 + 2 * (32 + 16));
  });

  it('squeezes to a share of the input, rounded down, and never to nothing', () => {
    const share = { squeezeRatio: 0.25, activation: 'swish', squeezeActivation: 'swish' };
    expect(expand(share, [28, 28, 40]).shapeOf('squeezeExcite/squeeze/conv')).toEqual([1, 1, 10]);
    expect(expand(share, [28, 28, 3]).shapeOf('squeezeExcite/squeeze/conv')).toEqual([1, 1, 1]);
    expect(expand(share).shapeOf('squeezeExcite/scale')).toEqual([56, 56, 144]);
    expect(expand(share).paramsOf('squeezeExcite/squeeze/activation')).toMatchObject({ activation: 'swish' });
    expect(expand(share).paramsOf('squeezeExcite/excite/activation')).toMatchObject({ activation: 'sigmoid' });
  });

  // MobileNetV3 large at a width of 0.75: 64 channels times 2.3 are 147.2; a quarter of 3 x 24 is 18.
  it('rounds to a multiple of 8 as MobileNetV3 does', () => {
    const v3 = { divisor: 8, squeezeOf: 'expanded', squeezeRatio: 0.25, gate: 'hardSigmoid' };
    const { shapeOf } = expand({ ...v3, expansionRatio: 2.3 }, [14, 14, 64]);
    expect(shapeOf('expand/conv')).toEqual([14, 14, 144]);
    const small = expand({ ...v3, expansionRatio: 3 });
    expect(small.shapeOf('squeezeExcite/squeeze/conv')).toEqual([1, 1, 24]);
    expect(small.paramsOf('squeezeExcite/excite/activation')).toMatchObject({ activation: 'hardSigmoid' });
  });

  it('drops samples in front of the sum only', () => {
    expect(expand({ stochasticDepth: 0.1 }).paths.slice(-2)).toEqual(['stochasticDepth', 'add']);
    expect(expand({ stochasticDepth: 0.1 }).paramsOf('stochasticDepth')).toEqual({ rate: 0.1 });
    expect(expand({ stochasticDepth: 0.1, strides: 2 }).paths).not.toContain('stochasticDepth');
    expect(expand({}).paths).not.toContain('stochasticDepth');
  });
});

describe('FusedMBConv', () => {
  const fused = (params: object) => expand({ activation: 'swish', ...params }, [56, 56, 24], FusedMBConv);

  // EfficientNetV2-S, second stage: 3x3 to 4 x 24, then 1x1 to 48.
  it('expands and filters by one convolution', () => {
    const { paths, trainable, shape } = fused({ expansionRatio: 4, filters: 48, strides: 2 });
    expect(shape).toEqual([28, 28, 48]);
    expect(trainable).toBe(9 * 24 * 96 + 96 * 48 + 2 * (96 + 48));
    expect(paths).not.toContain('project/activation');
  });

  it('is one activated convolution at a ratio of 1', () => {
    const { paths, trainable } = fused({ expansionRatio: 1 });
    expect(paths).toEqual(['project/conv', 'project/norm', 'project/activation', 'add']);
    expect(trainable).toBe(9 * 24 * 24 + 2 * 24);
  });

  it('squeezes and drops as the unfused block', () => {
    const { paths } = fused({ squeezeRatio: 0.25, stochasticDepth: 0.2 });
    expect(paths).toContain('squeezeExcite/scale');
    expect(paths.slice(-2)).toEqual(['stochasticDepth', 'add']);
  });
});
