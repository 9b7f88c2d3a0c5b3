import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { blocks } from '../../../shared/blocks/registry.gen.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { tf } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { registerActivationGradients } from '../kernels/activationGradients.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { networkValues } from '../model/networkValues.ts';
import { blockDocument } from '../testing/blockDocument.ts';
import { clearKinks } from '../testing/clearKinks.ts';
import { noiseBatch } from '../testing/noiseBatch.ts';
import { compareTraces } from '../testing/oracle/compareTraces.ts';
import { Oracle } from '../testing/oracle/Oracle.ts';
import type { TrainingTask, TrainingTrace } from '../testing/oracle/TrainingTask.ts';
import { traceTraining } from '../testing/oracle/traceTraining.ts';
import { smoothTwin } from '../testing/smoothTwin.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { families, templateDocument } from '../testing/templateDocument.ts';
import type { Batch } from '../training/batches.ts';
import { prepareImages } from '../training/prepareImages.ts';
import { RecordedStep } from './RecordedStep.ts';

// The recorded step as it ships, against plain tfjs in a process of its own: no kernel, gradient or update of one is in the
// other. Where an activation has a kink, rounding decides on which side a value is, and its slope jumps: two ways to compute
// the same then drift apart with every step, whoever computes. So gradients are compared for a batch whose values keep
// away from kinks, and many steps for the same networks without kinks. With their kinks the steps are small: a slope on the
// other side then changes little, while a step that is wrong still shows.

const images = 4;
const steps = 20;
/** By how much a small step moves a loss. */
const smallChange = 0.005;
const seed = 5;

let oracle: Oracle;
beforeAll(() => {
  registerActivationGradients();
  oracle = new Oracle();
});
afterAll(() => oracle.dispose());

/** Weights with which no value of a batch is near a kink. */
function clearWeights(plan: LayerPlan, batch: Batch) {
  const network = new Network(plan, weight => drawWeight(weight, 11));
  tf.tidy(() => {
    const [prepared, labels] = [prepareImages(batch.images, plan.input), tf.tensor1d(batch.labels, 'int32')];
    clearKinks(network, { images: prepared, labels, seed: tf.tensor1d([seed, 1], 'int32') });
  });
  const weights = networkValues(network);
  network.dispose();
  return weights;
}

/** By as many batches, with weights away from the kinks of the first. */
function taskOf(plan: LayerPlan, count: number, change: Parameters<typeof stepSettings>[0]): TrainingTask {
  const settings = stepSettings({ seed, ...change });
  const { learningRate } = settings.optimizer;
  const batches = Array.from({ length: count }, (_, index) => noiseBatch(plan.input, images, index));
  return { plan, weights: clearWeights(plan, required(batches[0], 'a batch')), settings, batches, learningRate };
}

const trainRecorded = (task: TrainingTask): TrainingTrace => {
  const { height, width, channels } = task.plan.input;
  const shape = { image: [height, width, channels], batchSizes: [images] };
  return traceTraining(task, network => new RecordedStep(network, task.settings, shape));
};

/** Trains both ways. */
async function compare(plan: LayerPlan, count: number, change: Parameters<typeof stepSettings>[0]) {
  const task = taskOf(plan, count, change);
  const wanted = oracle.train(task);
  const found = trainRecorded(task);
  return compareTraces(await wanted, found);
}

/** The rate with which the first step of SGD moves the loss by `smallChange`, to first order. */
function smallRate(plan: LayerPlan): number {
  // The first of two steps that add up leaves its gradient as it is.
  const { gradients } = trainRecorded(taskOf(plan, 1, { accumulationSteps: 2 }));
  return smallChange / sum(gradients.map(({ values }) => sum([...values].map(value => value ** 2))));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const forms = families.flatMap(family =>
  ['mnist', 'rgb32'].map(form => [`${family} ${form}`, () => requirePlan(templateDocument(family, form))] as const),
);
const plans: readonly (readonly [string, () => LayerPlan])[] = [
  ...Object.keys(blocks).map(type => [type, () => requirePlan(blockDocument(type))] as const),
  ...forms,
];

describe('a recorded step equals plain tfjs', () => {
  it.each(plans)('in the loss and all gradients of %s', async (_name, plan) => {
    // The first of two steps that add up leaves its gradient as it is.
    const { gradient, loss, weight } = await compare(plan(), 1, { accumulationSteps: 2 });
    expect(loss).toBeLessThan(1e-5);
    expect(gradient).toBeLessThan(1e-4);
    expect(weight).toBeLessThan(1e-4);
  });

  it.each(plans)('over 20 steps of %s without its kinks', async (_name, plan) => {
    const twin = smoothTwin(plan());
    const { loss, weight } = await compare(twin, steps, { optimizer: { name: 'sgd' } });
    expect(loss).toBeLessThan(1e-4);
    expect(weight).toBeLessThan(1e-3);
  });

  it.each(forms)('over 20 small steps of %s with its kinks', async (_name, makePlan) => {
    const plan = makePlan();
    const { loss, weight } = await compare(plan, steps, { optimizer: { name: 'sgd', learningRate: smallRate(plan) } });
    expect(loss).toBeLessThan(1e-4);
    expect(weight).toBeLessThan(1e-3);
  });

  it.each(plans.filter(([name]) => !name.endsWith('rgb32')))('in the losses of %s by Adam', async (_name, plan) => {
    // It divides by what a gradient was: where that is nothing but rounding, weights wander. The losses do not.
    const { loss } = await compare(smoothTwin(plan()), steps, { optimizer: { name: 'adam' } });
    expect(loss).toBeLessThan(1e-4);
  });
});
