import { expect, it } from 'vitest';
import { defaultParams } from '../layers/ParamSpec.ts';
import { expandBlock } from '../lowering/expandBlock.ts';
import { GhostBottleneck } from './GhostBottleneck.ts';

const expand = (params: object, channels: number) => {
  const all = { ...defaultParams(GhostBottleneck.params), ...params };
  const fragment = expandBlock(GhostBottleneck, all, { in: [28, 28, channels] });
  if (!fragment.ok) expect.fail(JSON.stringify(fragment.error));
  const { layers, outputs } = fragment.value;
  return {
    paths: layers.map(({ path }) => path),
    layer: (path: string) => layers.find(layer => layer.path === path),
    kernelOf: (path: string) => layers.find(layer => layer.path === path)?.weights[0]?.shape,
    shape: outputs['out']?.shape,
  };
};

it('computes half of the channels and makes the other half of them', () => {
  const { kernelOf, layer, paths } = expand({ filters: 24, hidden: 72 }, 24);
  expect(kernelOf('expandPrimary/conv')).toEqual([1, 1, 24, 36]);
  expect(kernelOf('expandGhosts')).toEqual([3, 3, 36, 1]);
  expect(layer('expandJoin')?.inputs).toEqual(['expandPrimary/activation', 'expandGhostsRelu']);
  expect(kernelOf('projectPrimary/conv')).toEqual([1, 1, 72, 12]);
  expect(layer('projectJoin')?.inputs).toEqual(['projectPrimary/norm', 'projectGhostsNorm']);
  expect(layer('add')?.inputs).toEqual(['projectJoin', '#0']);
  expect(paths.some(path => path.startsWith('depthwise') || path.startsWith('shortcut'))).toBe(false);
});

it('keeps only as many channels as asked for where they do not divide', () => {
  const { kernelOf, layer, shape } = expand({ filters: 25, hidden: 71, ratio: 3 }, 24);
  expect(kernelOf('expandPrimary/conv')).toEqual([1, 1, 24, 24]);
  expect(kernelOf('expandGhosts')).toEqual([3, 3, 24, 2]);
  expect(layer('expandKept')?.params).toEqual({ start: 0, count: 71 });
  expect(shape).toEqual([28, 28, 25]);
});

it('filters the inside and the shortcut where it takes a stride, and squeezes to a multiple of 4', () => {
  const { kernelOf, shape } = expand({ filters: 40, hidden: 72, kernelSize: 5, strides: 2, squeezeRatio: 0.25 }, 24);
  expect(kernelOf('depthwise')).toEqual([5, 5, 72, 1]);
  expect(kernelOf('shortcutDepthwise')).toEqual([5, 5, 24, 1]);
  expect(kernelOf('shortcut/conv')).toEqual([1, 1, 24, 40]);
  expect(kernelOf('squeezeExcite/squeeze/conv')).toEqual([1, 1, 72, 20]);
  expect(shape).toEqual([14, 14, 40]);
});
