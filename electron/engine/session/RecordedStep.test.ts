import { describe, expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { augmentationSchema } from '../../../shared/jobs/Augmentation.ts';
import { type OptimizerSettings, optimizerSchema } from '../../../shared/jobs/TrainSettings.ts';
import { scheduleSchema } from '../../../shared/training/scheduleSchema.ts';
import type { LayerPlan, PlanHead } from '../../../shared/lowering/LayerPlan.ts';
import { learningRateAt } from '../../../shared/training/learningRateAt.ts';
import type { MemorySplit } from '../../datasets/Dataset.ts';
import { memorySplit } from '../../datasets/memorySplit.ts';
import { tensorCounts } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { networkValues } from '../model/networkValues.ts';
import { noiseBatch } from '../testing/noiseBatch.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { stripes } from '../testing/stripes.ts';
import { type Batch, epochOrder } from '../training/batches.ts';
import { EagerStep } from '../training/EagerStep.ts';
import { firstBatch, stepBatches } from '../training/stepBatches.ts';
import type { StepSettings, TrainStep } from '../training/TrainStep.ts';
import { RecordedStep } from './RecordedStep.ts';

const newNetwork = (plan: LayerPlan): Network => new Network(plan, weight => drawWeight(weight, 11));

const settingsOf = (optimizer: OptimizerSettings) => stepSettings({ seed: 5, optimizer });

const record = (network: Network, settings: StepSettings, batchSizes: readonly number[]): RecordedStep => {
  const { height, width, channels } = network.plan.input;
  return new RecordedStep(network, settings, { image: [height, width, channels], batchSizes });
};

const lossesOf = (step: TrainStep, rateOf: (step: number) => number, batches: readonly Batch[]): number[] =>
  batches.map((batch, index) => step.run(batch, { step: index + 1, learningRate: rateOf(index + 1) }).loss);

const norm = (values: ArrayLike<number>): number =>
  Math.sqrt(Array.from(values).reduce((sum, value) => sum + value ** 2, 0));

/** Trains the same network both ways; returns losses, and the largest difference of a weight in terms of its tensor. */
function compare(
  plan: LayerPlan,
  optimizer: OptimizerSettings,
  batches: readonly Batch[],
  change: Partial<StepSettings> = {},
  rateOf = (_step: number): number => optimizer.learningRate,
) {
  const [eagerly, recorded] = [newNetwork(plan), newNetwork(plan)];
  const settings = { ...settingsOf(optimizer), ...change };
  const eagerStep = new EagerStep(eagerly, settings);
  const recordedStep = record(recorded, settings, [...new Set(batches.map(({ labels }) => labels.length))]);
  const losses = {
    eager: lossesOf(eagerStep, rateOf, batches),
    recorded: lossesOf(recordedStep, rateOf, batches),
  };
  eagerStep.writeBack();
  recordedStep.writeBack();
  const weights = networkValues(eagerly);
  const drift = [...eagerly.weights].map(([name, weight]) => {
    const [a, b] = [weight.dataSync(), recorded.weight(name).dataSync()];
    // A shift that normalisation takes back has no gradient but rounding: compare it with a weight that is not nothing.
    const scale = Math.max(norm(a), 0.01 * Math.sqrt(a.length));
    return norm(a.map((value, index) => value - required(b[index], name))) / scale;
  });
  for (const disposable of [eagerStep, recordedStep, eagerly, recorded]) disposable.dispose();
  return { losses, weights, drift: Math.max(...drift) };
}

const relative = (a: number, b: number): number => Math.abs(a - b) / Math.max(1, Math.abs(a));

const sgd = optimizerSchema.parse({ name: 'sgd', learningRate: 0.05 });

describe('a recorded step', () => {
  it.each([
    { name: 'sgd', learningRate: 0.05, weightDecay: 0.01 },
    { name: 'sgd', learningRate: 0.05, momentum: 0.9 },
    { name: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true },
    { name: 'rmsprop', learningRate: 0.001 },
    { name: 'rmsprop', learningRate: 0.001, momentum: 0.5 },
    { name: 'adam', learningRate: 0.001 },
    { name: 'adamw', learningRate: 0.001, weightDecay: 0.1 },
  ])('updates by the rule of $name ($momentum $nesterov $weightDecay)', settings => {
    const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }));
    const batches = Array.from({ length: 10 }, () => noiseBatch(plan.input, 16));
    const { losses, drift } = compare(plan, optimizerSchema.parse(settings), batches);
    expect(relative(required(losses.eager[9], 'a loss'), required(losses.recorded[9], 'a loss'))).toBeLessThan(1e-4);
    expect(drift).toBeLessThan(1e-3);
  });

  it.each<[string, Partial<StepSettings>]>([
    ['limits the gradient', { globalClipNorm: 0.05 }],
    ['limits the values of the gradient', { clipValue: 0.001 }],
    ['smooths labels', { labelSmoothing: 0.1 }],
    ['weighs classes', { classWeights: [0.5, 2, 1, 0] }],
    ['averages weights', { ema: { momentum: 0.9 } }],
    ['adds gradients up', { accumulationSteps: 3 }],
    [
      'does all of it at once',
      {
        globalClipNorm: 0.1,
        clipValue: 0.05,
        labelSmoothing: 0.2,
        classWeights: [1, 2, 3, 4],
        ema: { momentum: 0.5 },
        accumulationSteps: 2,
      },
    ],
  ])('%s as the eager step does', (_what, change) => {
    const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }));
    const batches = Array.from({ length: 10 }, (_, index) => noiseBatch(plan.input, index === 4 ? 5 : 16));
    const optimizer = optimizerSchema.parse({ name: 'sgd', learningRate: 0.05, momentum: 0.9 });
    const changed = compare(plan, optimizer, batches, change);
    const plain = compare(plan, optimizer, batches);
    expect(
      relative(required(changed.losses.eager[9], 'a loss'), required(changed.losses.recorded[9], 'a loss')),
    ).toBeLessThan(1e-4);
    expect(changed.drift).toBeLessThan(1e-3);
    expect(changed.weights).not.toEqual(plain.weights);
  });

  it.each<[string, Partial<PlanHead>]>([
    ['cross-entropy of a softmax', {}],
    ['cross-entropy of other outputs', { layer: 'logits' }],
    ['the margin loss', { loss: 'margin' }],
    ['squared error from the class', { loss: 'meanSquaredError' }],
    // Its 128 numbers are as many as those of an image.
    ['squared error from the image', { loss: 'meanSquaredError', target: 'input', layer: 'flat', use: 'training' }],
  ])('learns by %s beside another head as the eager step does', (_name, change) => {
    const small = requirePlan(smallDocument({ resolution: 8, channels: 2, classes: 4 }));
    const heads = small.heads.flatMap(head => [head, { ...head, weight: 0.3, ...change }]);
    const batches = Array.from({ length: 5 }, (_, index) => noiseBatch(small.input, 16, index));
    const { losses, drift } = compare({ ...small, heads }, sgd, batches);
    losses.eager.forEach((loss, index) => {
      expect(relative(loss, required(losses.recorded[index], 'a loss'))).toBeLessThan(1e-5);
    });
    expect(drift).toBeLessThan(1e-3);
  });

  it.each(scheduleSchema.options.map(({ shape }) => shape.name.value))('follows the schedule %s', name => {
    const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }));
    const schedule = scheduleSchema.parse({ name });
    const batches = Array.from({ length: 6 }, (_, index) => noiseBatch(plan.input, 16, index));
    const rateOf = (step: number) => learningRateAt(0.1, schedule, { step, stepsPerEpoch: 2, totalSteps: 6 });
    const { losses, drift } = compare(plan, sgd, batches, {}, rateOf);
    expect(losses.recorded).toHaveLength(6);
    expect(drift).toBeLessThan(1e-4);
  });

  it('takes batches of every size it was recorded for, and draws dropout anew for each step', () => {
    const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }, 0.5));
    const batches = [16, 16, 5].map(count => noiseBatch(plan.input, count));
    const { losses } = compare(plan, optimizerSchema.parse({ name: 'sgd', learningRate: 1e-9 }), batches);
    expect(losses.recorded.map(loss => loss.toFixed(4))).toEqual(losses.eager.map(loss => loss.toFixed(4)));
    expect(losses.recorded[0]).not.toBeCloseTo(required(losses.recorded[1], 'a loss'), 3);
  });

  it('trains on images that it holds, bit by bit, as on those that are fed', () => {
    const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }, 0.5));
    const { images, labels } = noiseBatch(plan.input, 40);
    const split = memorySplit(images.bytes, Uint16Array.from(labels));
    const image = [images.height, images.width, images.channels];
    const info = { ...stripes().info, ...plan.input };
    const settings = stepSettings({ augmentation: augmentationSchema.parse({ flip: 'horizontal', mixup: 0.3 }) });
    const train = (held: MemorySplit | null) => {
      const network = newNetwork(plan);
      const step = new RecordedStep(network, settings, { image, batchSizes: [16, 8], held });
      const batches = [1, 2].flatMap(epoch => [...stepBatches(step, { info }, split, epochOrder(40, 7, epoch), 16)]);
      const losses = batches.map((batch, index) => step.run(batch, { step: index + 1, learningRate: 0.01 }).loss);
      const found = {
        isGathered: batches.every(batch => 'indices' in batch),
        losses,
        inspection: step.inspect(firstBatch(step, { info }, split, 16), { step: 3 }),
        state: step.state(),
      };
      step.dispose();
      network.dispose();
      return found;
    };
    const [gathered, fed] = [train(split), train(null)];
    expect([gathered.isGathered, fed.isGathered]).toEqual([true, false]);
    expect(gathered).toEqual({ ...fed, isGathered: true });
    expect(new Set(gathered.losses)).toHaveLength(6);
  });

  it('leaves nothing behind', () => {
    const before = tensorCounts();
    const network = newNetwork(requirePlan(smallDocument({ resolution: 8, classes: 4 })));
    const step = record(network, stepSettings(), [4]);
    const batch = noiseBatch(network.plan.input, 4);
    step.run(batch, { step: 1, learningRate: 0.001 });
    const during = tensorCounts();
    step.run(batch, { step: 2, learningRate: 0.001 });
    expect(tensorCounts()).toEqual(during);
    step.dispose();
    network.dispose();
    expect(tensorCounts()).toEqual(before);
  });
});
