import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assert, required } from '../../../shared/base/assert.ts';
import { blocks } from '../../../shared/blocks/registry.gen.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { templateFileSchema } from '../../../shared/templates/TemplateFile.ts';
import { tf } from '../backend.ts';
import { blockDocument } from '../testing/blockDocument.ts';
import { expectPortable } from '../testing/expectPortable.ts';
import { Network } from './Network.ts';
import { portableModel } from './portableModel.ts';
import { withoutLabel } from './withoutLabel.ts';

function planOf(document: GraphDocument): LayerPlan {
  const { plan, problems } = lower(document);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return required(plan, 'a plan');
}

test.each(Object.keys(blocks))('block %s has the planned shapes and leaves Lightweave unchanged', type => {
  expectPortable(planOf(blockDocument(type)));
});

const folder = join(import.meta.dirname, '../../../templates');
const variants = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => templateFileSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
  .flatMap(template => Object.keys(template.variants).map(variant => ({ id: template.id, variant, template })));

test('there are templates', () => expect(variants.length).toBeGreaterThan(1));

test.each(variants)('$id $variant has the planned shapes and counts in tfjs', ({ template, variant }) => {
  const document = instantiate(template, variant);
  assert(document.ok, 'a document of the variant');
  const plan = planOf(document.value);
  const before = tf.memory().numTensors;
  // Heads that training alone has are layers like any other here.
  expectCounts({ ...plan, heads: plan.heads.map(head => ({ ...head, use: 'always' })) });
  if (plan.input.height <= 32) expectPortable(plan);
  expect(tf.memory().numTensors).toBe(before);
});

/** Shapes by tfjs's own rules, and its count of weights. */
function expectCounts(plan: LayerPlan): void {
  const network = new Network(plan, ({ shape }) => tf.fill([...shape], 0));
  const model = portableModel(network);
  // Standard layers that stand for one without weights may need constants; those don't count.
  const weighted = plan.layers.filter(({ weights }) => weights.length > 0).map(({ name }) => name);
  const isWeighted = (name: string) => weighted.some(own => name === own || name.startsWith(`${own}.`));
  const count = (trainable: boolean): number =>
    model.layers
      .filter(({ name }) => isWeighted(name))
      .flatMap(layer => (trainable ? layer.trainableWeights : layer.nonTrainableWeights))
      .reduce((sum, { shape }) => sum + shape.reduce<number>((size, extent) => size * (extent ?? 1), 1), 0);
  const total = (trainable: boolean): number =>
    plan.layers
      .flatMap(({ weights }) => weights)
      .reduce((sum, { shape, trainable: follows }) => {
        return follows === trainable ? sum + shape.reduce((size, extent) => size * extent, 1) : sum;
      }, 0);
  expect(count(true)).toBe(total(true));
  expect(count(false)).toBe(total(false));
  expect(total(true)).toBe(plan.layers.reduce((sum, { costs }) => sum + costs.trainableParams, 0));
  expect(total(false)).toBe(plan.layers.reduce((sum, { costs }) => sum + costs.nonTrainableParams, 0));
  const layers = withoutLabel(plan.layers);
  const shapes = layers.map(({ name, shape }) => [name, [null, ...shape]]);
  expect(layers.map(({ name }) => [name, model.getLayer(name).outputShape])).toEqual(shapes);
  model.dispose();
  network.dispose();
}
