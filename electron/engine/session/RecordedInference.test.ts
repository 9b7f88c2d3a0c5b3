import { readdirSync, readFileSync } from 'node:fs';
import type { Tensor } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { elementCount } from '../../../shared/base/shape.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { templateFileSchema } from '../../../shared/templates/TemplateFile.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { tensorCounts, tf } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { Network } from '../model/Network.ts';
import { liveWeight } from '../testing/liveWeight.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { templateDocument } from '../testing/templateDocument.ts';
import { headLosses } from '../training/losses.ts';
import { RecordedInference } from './RecordedInference.ts';

const folder = new URL('../../../templates/', import.meta.url);
const smallForms = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => templateFileSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))
  .flatMap(template => ['mnist', 'rgb32'].map(variant => [`${template.id} ${variant}`, template, variant] as const));

const randomImages = ({ input: { height, width, channels } }: LayerPlan, count: number): Tensor =>
  tf.randomUniform([count, height, width, channels], -1, 1, 'float32', count);

/** The largest difference in terms of the largest value. */
const relative = (a: Tensor, b: Tensor): number =>
  required(tf.div(tf.max(tf.abs(tf.sub(a, b))), tf.max(tf.abs(a))).dataSync()[0], 'a difference');

/** The largest difference over all outputs, for a number of images given at once. */
function compare(network: Network, recorded: RecordedInference, outputs: readonly string[], count: number): number {
  return tf.tidy(() => {
    const images = randomImages(network.plan, count);
    const found = recorded.run(images);
    const differences = network
      .run(images, outputs)
      .map((output, index) => relative(output, required(found[index], 'an output')));
    return Math.max(...differences);
  });
}

describe('recorded inference', () => {
  it.each([
    ['a small network', smallDocument()],
    ['CapsNet', templateDocument('capsnet', 'mnist')],
    ['ShuffleNet v2', templateDocument('shufflenet-v2', 'mnist')],
  ])('of %s gives the output of any single layer, its images among them', (_name, document) => {
    const plan = requirePlan(document);
    const network = new Network(plan, liveWeight);
    for (const { name, type } of plan.layers) {
      if (type === 'Label') continue;
      const recorded = new RecordedInference(network, [name], 1);
      expect(compare(network, recorded, [name], 1), name).toBeLessThan(1e-5);
      recorded.dispose();
    }
    network.dispose();
  });

  it.each(smallForms)('of %s gives what the network gives layer by layer', (_name, template, variant) => {
    const document = instantiate(template, variant);
    if (!document.ok) expect.fail(JSON.stringify(document.error));
    const before = tensorCounts();
    const plan = requirePlan(document.value);
    const network = new Network(plan, liveWeight);
    const outputs = [...headLosses(plan, 'evaluation'), ...plan.heads.filter(({ use }) => use === 'always')].map(
      ({ layer }) => layer,
    );
    const recorded = new RecordedInference(network, outputs, 4);
    for (const count of [4, 1, 10]) {
      expect(compare(network, recorded, outputs, count), `${count} images`).toBeLessThan(1e-5);
    }
    recorded.dispose();
    network.dispose();
    expect(tensorCounts()).toEqual(before);
  });

  it('holds large weights in variables', () => {
    const plan = requirePlan(smallDocument({ resolution: 768, classes: 4 }));
    const size = plan.layers.flatMap(({ weights }) => weights).reduce((sum, { shape }) => sum + elementCount(shape), 0);
    expect(size).toBeGreaterThan(2 ** 22);
    const before = tensorCounts();
    const network = new Network(plan, liveWeight);
    const outputs = headLosses(plan, 'evaluation').map(({ layer }) => layer);
    const recorded = new RecordedInference(network, outputs, 2);
    expect(compare(network, recorded, outputs, 3)).toBeLessThan(1e-5);
    recorded.dispose();
    network.dispose();
    expect(tensorCounts()).toEqual(before);
  });

  it('keeps the weights of its recording', () => {
    const network = new Network(requirePlan(smallDocument({ resolution: 8, classes: 4 })), liveWeight);
    const outputs = headLosses(network.plan, 'evaluation').map(({ layer }) => layer);
    const recorded = new RecordedInference(network, outputs, 2);
    for (const weight of network.weights.values()) weight.assign(tf.zeros(weight.shape));
    expect(compare(network, recorded, outputs, 2)).toBe(Number.POSITIVE_INFINITY);
    recorded.dispose();
    network.dispose();
  });
});
