import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import type { LayerType } from '../../../shared/layers/registry.gen.ts';
import { tf } from '../backend.ts';
import { liveWeight } from '../testing/liveWeight.ts';
import { singleLayerPlan } from '../testing/singleLayerPlan.ts';
import { Network } from './Network.ts';

const samples = 400;

/** What a layer makes of images of ones, a list a sample. */
const dropped = (type: LayerType, rate: number, seed: number): number[][] =>
  tf.tidy(() => {
    const network = new Network(singleLayerPlan(type, [2, 3, 4], { rate }), liveWeight);
    const training = {
      seed: tf.tensor1d([seed, 1], 'int32'),
      labels: tf.zeros([samples], 'int32'),
      followed: new Map(),
    };
    const output = required(network.run(tf.ones([samples, 2, 3, 4]), ['layer'], training)[0], 'an output');
    network.dispose();
    return output.reshape([samples, -1]).arraySync() as number[][];
  });

const shareOfZeros = (values: readonly number[]) => values.filter(value => value === 0).length / values.length;

test('stochastic depth drops whole samples and scales up the others', () => {
  const rows = dropped('StochasticDepth', 0.25, 5);
  for (const row of rows) expect(new Set(row).size).toBe(1);
  const firsts = rows.map(([first = Number.NaN]) => first);
  expect(new Set(firsts)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
  // Within four standard deviations of the rate.
  expect(Math.abs(shareOfZeros(firsts) - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / samples));
});

test('dropout drops single values', () => {
  const rows = dropped('Dropout', 0.25, 5);
  expect(rows.filter(row => new Set(row).size === 2).length).toBeGreaterThan(samples * 0.9);
  expect(Math.abs(shareOfZeros(rows.flat()) - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / (samples * 24)));
});

test('another step drops other samples; a rate of 0 none', () => {
  expect(dropped('StochasticDepth', 0.5, 1)).toEqual(dropped('StochasticDepth', 0.5, 1));
  expect(dropped('StochasticDepth', 0.5, 1)).not.toEqual(dropped('StochasticDepth', 0.5, 2));
  expect(shareOfZeros(dropped('StochasticDepth', 0, 1).flat())).toBe(0);
});
