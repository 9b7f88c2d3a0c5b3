import type { Tensor } from '@tensorflow/tfjs-node';
import { expect } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { Network } from '../model/Network.ts';
import { portableModel } from '../model/portableModel.ts';
import { withoutLabel } from '../model/withoutLabel.ts';
import { liveWeight } from './liveWeight.ts';

const listOf = (value: Tensor | Tensor[]): Tensor[] => (Array.isArray(value) ? value : [value]);

/** The largest difference between two tensors, as a share of the largest value where that is above 1. */
export function largestDifference(a: Tensor, b: Tensor): number {
  return tf.tidy(() => {
    const scale = Math.max(1, tf.max(tf.abs(a)).dataSync()[0] ?? 0);
    return (tf.max(tf.abs(tf.sub(a, b))).dataSync()[0] ?? Number.NaN) / scale;
  });
}

/** Every layer has the planned shape, and what leaves Lightweave computes the same. */
export function expectPortable(plan: LayerPlan): void {
  tf.tidy(() => {
    const network = new Network(plan, liveWeight);
    const { height, width, channels } = plan.input;
    const images = tf.randomUniform([2, height, width, channels], -1, 1, 'float32', 3);
    const layers = withoutLabel(plan.layers);
    const names = layers.map(({ name }) => name);
    const outputs = network.run(images, names);
    layers.forEach((layer, index) => {
      expect([layer.name, outputs[index]?.shape]).toEqual([layer.name, [2, ...layer.shape]]);
    });
    const model = portableModel(network);
    for (const layer of model.layers) expect(layer.name).not.toContain('/');
    for (const { name, shape } of layers.filter(layer => model.layers.some(({ name: own }) => own === layer.name))) {
      expect([name, model.getLayer(name).outputShape]).toEqual([name, [null, ...shape]]);
    }
    const own = plan.heads.filter(({ use }) => use === 'always').map(({ layer }) => outputs[names.indexOf(layer)]);
    listOf(model.predict(images)).forEach((found, index) => {
      expect(largestDifference(required(own[index], 'an output'), found)).toBeLessThan(1e-5);
    });
    model.dispose();
    network.dispose();
  });
}
