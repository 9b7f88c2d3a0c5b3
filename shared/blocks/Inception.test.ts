import { describe, expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import { AuxiliaryClassifier } from './AuxiliaryClassifier.ts';
import type { BlockDefinition } from './BlockDefinition.ts';
import { Inception } from './Inception.ts';

const expand = (block: BlockDefinition, params: object, shape: readonly number[]) => {
  const fragment = expandBlock(block, { ...defaultParams(block.params), ...params }, { in: shape });
  if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
  const { layers, outputs } = fragment.value;
  const total = (cost: 'trainableParams' | 'macs') => layers.reduce((sum, { costs }) => sum + costs[cost], 0);
  return { layers, shape: outputs['out']?.shape, params: total('trainableParams'), macs: total('macs') };
};

describe('Inception', () => {
  it('is module 3a of the paper with its defaults: 159K parameters, 128M multiply-adds', () => {
    const { shape, params, macs } = expand(Inception, { normalise: false }, [28, 28, 192]);
    const weights = 192 * (64 + 96 + 16 + 32) + 9 * 96 * 128 + 25 * 16 * 32;
    expect(shape).toEqual([28, 28, 256]);
    expect(macs).toBe(weights * 28 * 28);
    expect(params).toBe(weights + 64 + 96 + 128 + 16 + 32 + 32);
  });

  it('sees all channels and piles up those of the pool where it is naive', () => {
    const { shape, layers } = expand(Inception, { reductions: false }, [28, 28, 192]);
    expect(shape).toEqual([28, 28, 64 + 128 + 32 + 192]);
    expect(layers.find(({ path }) => path === 'conv5x5/conv')?.weights[0]?.shape).toEqual([5, 5, 192, 32]);
  });

  it('has 3x3 filters in the large branch where asked to', () => {
    const { layers, shape } = expand(Inception, { largeKernel: 3 }, [14, 14, 480]);
    expect(layers.find(({ path }) => path === 'conv5x5/conv')?.weights[0]?.shape).toEqual([3, 3, 16, 32]);
    expect(shape).toEqual([14, 14, 256]);
  });
});

describe('AuxiliaryClassifier', () => {
  const windowOn = (extent: number) => {
    const { layers } = expand(AuxiliaryClassifier, {}, [extent, extent, 8]);
    const pool = layers.find(({ path }) => path === 'pool');
    return [pool?.params['poolSize'], pool?.params['strides'], pool?.shape.slice(0, 2)];
  };

  it('pools 14 x 14 by 5x5 windows of strides 3, as the paper', () => {
    expect(windowOn(14)).toEqual([
      [5, 5],
      [3, 3],
      [4, 4],
    ]);
  });

  it('sees 4 x 4 cells of any larger map, and all of a smaller one', () => {
    for (let extent = 4; extent <= 40; extent += 1) expect(windowOn(extent)[2]).toEqual([4, 4]);
    expect(windowOn(3)[2]).toEqual([3, 3]);
  });
});
