import { describe, expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import { ShuffleUnitV2 } from './ShuffleUnitV2.ts';

const tryOn = (params: object, channels: number) =>
  expandBlock(ShuffleUnitV2, { ...defaultParams(ShuffleUnitV2.params), ...params }, { in: [28, 28, channels] });

const expand = (params: object, channels: number) => {
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

describe.each(['authors', 'torchvision'] as const)('ShuffleUnitV2 of %s', convention => {
  const unit = (params: object, channels: number) => expand({ convention, ...params }, channels);

  it('passes half of the channels on where the shape stays', () => {
    const { paths, kernelOf, layer } = unit({}, 116);
    expect(kernelOf('reduce/conv')).toEqual([1, 1, 58, 58]);
    expect(kernelOf('expand/conv')).toEqual([1, 1, 58, 58]);
    expect(layer('concatenate')?.inputs).toEqual(['passed', 'expand/activation']);
    expect(layer('taken')?.params).toEqual({ start: 58, count: 58 });
    const isFirst = convention === 'authors';
    expect(paths.at(isFirst ? 0 : -1)).toBe('shuffle');
    expect(layer('shuffle')?.params).toEqual({ groups: isFirst ? 58 : 2 });
  });

  it('sees the whole input in both branches where it takes a stride', () => {
    const { kernelOf, layer, shape } = unit({ strides: 2 }, 24);
    const side = convention === 'authors' ? 24 : 58;
    expect(kernelOf('side/conv')).toEqual([1, 1, 24, side]);
    expect(kernelOf('reduce/conv')).toEqual([1, 1, 24, 58]);
    expect(kernelOf('expand/conv')).toEqual([1, 1, 58, 116 - side]);
    expect(layer('concatenate')?.inputs).toEqual(['side/activation', 'expand/activation']);
    expect(shape).toEqual([14, 14, 116]);
  });

  it('refuses channels that have no half', () => {
    expect(tryOn({ convention, filters: 57 }, 57)).toMatchObject({
      ok: false,
      error: { code: 'shape/divide', param: 'filters' },
    });
  });
});

it('refuses a unit of the authors that has fewer channels than its side branch makes', () => {
  expect(tryOn({ filters: 24, strides: 2 }, 24)).toMatchObject({
    ok: false,
    error: { code: 'param/invalid', param: 'filters' },
  });
});
