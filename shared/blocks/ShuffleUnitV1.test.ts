import { describe, expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import { ShuffleUnitV1 } from './ShuffleUnitV1.ts';

const tryOn = (params: object, channels: number) =>
  expandBlock(ShuffleUnitV1, { ...defaultParams(ShuffleUnitV1.params), ...params }, { in: [28, 28, channels] });

const unit = (params: object, channels: number) => {
  const fragment = tryOn(params, channels);
  if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
  const { layers, outputs } = fragment.value;
  return {
    paths: layers.map(({ path }) => path),
    layer: (path: string) => layers.find(layer => layer.path === path),
    kernelOf: (path: string) => layers.find(layer => layer.path === path)?.weights[0]?.shape,
    shape: outputs['out']?.shape,
  };
};

describe('ShuffleUnitV1', () => {
  it('adds its input where the shape stays, and activates the sum', () => {
    const { paths, kernelOf, layer } = unit({ filters: 240, groups: 3 }, 240);
    expect(kernelOf('reduce/conv')).toEqual([1, 1, 80, 60]);
    expect(kernelOf('depthwise')).toEqual([3, 3, 60, 1]);
    expect(kernelOf('expand/conv')).toEqual([1, 1, 20, 240]);
    expect(layer('add')?.inputs).toEqual(['expand/norm', '#0']);
    expect(paths.at(-1)).toBe('activation');
  });

  it('puts the average of its input beside the rest where it takes a stride', () => {
    const { kernelOf, layer, shape } = unit({ filters: 240, groups: 3, strides: 2, groupFirst: false }, 24);
    expect(kernelOf('reduce/conv')).toEqual([1, 1, 24, 60]);
    expect(kernelOf('expand/conv')).toEqual([1, 1, 20, 216]);
    expect(layer('concatenate')?.inputs).toEqual(['pool', 'expand/activation']);
    expect(layer('pool')?.params).toMatchObject({ poolSize: 3, padding: 1, countIncludePad: true });
    expect(shape).toEqual([14, 14, 240]);
  });

  it('makes a quarter of the channels inside, rounded down to whole groups', () => {
    expect(unit({ filters: 50, groups: 2 }, 50).kernelOf('depthwise')).toEqual([3, 3, 12, 1]);
    expect(unit({ filters: 68, groups: 4 }, 68).kernelOf('depthwise')).toEqual([3, 3, 16, 1]);
  });

  it('does not shuffle a single group', () => {
    expect(unit({ filters: 144, groups: 1 }, 144).paths).not.toContain('shuffle');
    expect(unit({ filters: 144, groups: 2 }, 144).paths).toContain('shuffle');
  });

  it('refuses groups that do not divide, and channels that leave nothing to add', () => {
    expect(tryOn({ filters: 240, groups: 7, strides: 2, groupFirst: false }, 24)).toMatchObject({
      ok: false,
      error: { code: 'shape/groups', param: 'groups' },
    });
    const tooFew = { ok: false, error: { code: 'param/invalid', param: 'filters' } };
    expect(tryOn({ filters: 240, groups: 3, strides: 2 }, 240)).toMatchObject(tooFew);
    expect(tryOn({ filters: 24, groups: 8 }, 24)).toMatchObject(tooFew);
  });
});
