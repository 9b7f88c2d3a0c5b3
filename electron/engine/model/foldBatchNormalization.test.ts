import { expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { largestDifference } from '../testing/expectPortable.ts';
import { liveWeight } from '../testing/liveWeight.ts';
import { chainPlan, type Link } from '../testing/chainPlan.ts';
import { foldBatchNormalization } from './foldBatchNormalization.ts';
import { Network } from './Network.ts';

/** The layer types that are left of a plan, after a check that the outputs are what they were. */
function fold(plan: LayerPlan, outputs: readonly string[]): readonly string[] {
  return tf.tidy(() => {
    const network = new Network(plan, liveWeight);
    const folded = foldBatchNormalization(network, outputs);
    const { height, width, channels } = plan.input;
    const images = tf.randomUniform([3, height, width, channels], -1, 1, 'float32', 3);
    const found = folded.run(images, outputs);
    network.run(images, outputs).forEach((output, index) => {
      expect(largestDifference(output, required(found[index], 'an output'))).toBeLessThan(1e-5);
    });
    return folded.plan.layers.map(({ type }) => type);
  });
}

const image = [6, 6, 4];
const normalisation: Link = ['BatchNormalization'];

it.each<[string, Link]>([
  ['a convolution', ['Conv2D', { filters: 6, padding: [0, 1, 2, 1], strides: 2 }]],
  ['a grouped convolution without bias', ['Conv2D', { filters: 6, groups: 2, useBias: false }]],
  ['a depthwise convolution', ['DepthwiseConv2D', { depthMultiplier: 3 }]],
  ['a dense layer', ['Dense', { units: 5, useBias: false }]],
])('joins normalisations with %s before them', (_name, [type, params]) => {
  const before: readonly Link[] = type === 'Dense' ? [['Flatten']] : [];
  const links: readonly Link[] = [...before, [type, params], ['BatchNormalization', { center: false }], normalisation];
  expect(fold(chainPlan(image, links), ['layer'])).toEqual(['Input', ...before.map(([name]) => name), type]);
});

it('leaves a normalisation that a convolution comes after', () => {
  const links: readonly Link[] = [['Conv2D'], ['Activation'], normalisation, ['Conv2D']];
  expect(fold(chainPlan(image, links), ['layer'])).toContain('BatchNormalization');
});

it('leaves a normalisation of what is used elsewhere, too', () => {
  const plan = chainPlan(image, [['Conv2D'], normalisation]);
  expect(fold(plan, ['layer', 'layer0'])).toContain('BatchNormalization');
});
