import { describe, expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import type { BlockDefinition } from './BlockDefinition.ts';
import { DenseNetBlock } from './DenseNetBlock.ts';
import { DenseNetLayer } from './DenseNetLayer.ts';
import { DenseNetTransition } from './DenseNetTransition.ts';

const expand = (block: BlockDefinition, params: object, shape = [8, 8, 24]) =>
  expandBlock(block, { ...defaultParams(block.params), ...params }, { in: shape });

const fragmentOf = (...args: Parameters<typeof expand>) => {
  const fragment = expand(...args);
  if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
  return fragment.value;
};

describe('DenseNetLayer', () => {
  it('passes its input on, its own channels behind it', () => {
    const { layers, outputs } = fragmentOf(DenseNetLayer, { growth: 12 });
    expect(outputs['out']?.shape).toEqual([8, 8, 36]);
    expect(layers.at(-1)).toMatchObject({ type: 'Concatenate', inputs: ['#0', 'grow/conv'] });
  });

  it('reduces to four times its growth, or not at all', () => {
    const convolutions = (bottleneck: boolean) =>
      fragmentOf(DenseNetLayer, { growth: 12, bottleneck })
        .layers.filter(({ type }) => type === 'Conv2D')
        .map(({ weights }) => weights[0]?.shape);
    expect(convolutions(true)).toEqual([
      [1, 1, 24, 48],
      [3, 3, 48, 12],
    ]);
    expect(convolutions(false)).toEqual([[3, 3, 24, 12]]);
  });
});

describe('DenseNetBlock', () => {
  it('grows by every layer, and each costs more than the one before', () => {
    const { layers, outputs } = fragmentOf(DenseNetBlock, { layers: 3, growth: 12 });
    expect(outputs['out']?.shape).toEqual([8, 8, 24 + 3 * 12]);
    const reduced = layers.filter(({ path }) => path.endsWith('reduce/conv')).map(({ inputShapes }) => inputShapes[0]);
    expect(reduced).toEqual([
      [8, 8, 24],
      [8, 8, 36],
      [8, 8, 48],
    ]);
  });
});

describe('DenseNetTransition', () => {
  it('keeps a share of the channels, rounded down, and halves the image', () => {
    expect(fragmentOf(DenseNetTransition, { compression: 0.7 }).outputs['out']?.shape).toEqual([4, 4, 16]);
    expect(fragmentOf(DenseNetTransition, { compression: 1 }, [7, 7, 5]).outputs['out']?.shape).toEqual([3, 3, 5]);
  });

  it('refuses to keep nothing', () => {
    expect(expand(DenseNetTransition, { compression: 0.02 })).toMatchObject({
      ok: false,
      error: { code: 'param/invalid', param: 'compression' },
    });
  });
});
