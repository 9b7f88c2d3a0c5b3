import { expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { type AugmentationSettings, augmentationSchema, usualStrengths } from '../../../shared/jobs/Augmentation.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { stripes } from '../testing/stripes.ts';
import { batchesOf, epochOrder } from '../training/batches.ts';
import { EagerStep } from '../training/EagerStep.ts';

const dataset = stripes();
const image = [8, 8, 1];

/** The losses of some steps with hardly any learning, either way. */
async function losses(way: 'eager' | 'recorded', augmentation: AugmentationSettings | null): Promise<number[]> {
  const network = new Network(requirePlan(smallDocument({ resolution: 8, classes: 4 })), weight =>
    drawWeight(weight, 3),
  );
  const settings = stepSettings({ seed: 9, augmentation });
  const step =
    way === 'eager'
      ? new EagerStep(network, settings)
      : new RecordedStep(network, settings, { image, batchSizes: [24, 16] });
  const split = await dataset.load('train');
  const batches = [...batchesOf(dataset, split, epochOrder(split.count, 1, 1), 24)];
  const found = batches.map((batch, index) => step.run(batch, { step: index + 1, learningRate: 1e-9 }).loss);
  step.dispose();
  network.dispose();
  return found;
}

const colours = { brightness: 0.5, contrast: 0.5 };
const kinds: readonly Partial<AugmentationSettings>[] = [
  { flip: 'both' },
  { crop: 3 },
  { rotate: 45, fill: 'reflect' },
  { scale: 0.3, fill: 'nearest' },
  { shear: 30, fill: 'wrap' },
  colours,
  { cutout: 4 },
  { mixup: 0.4 },
  usualStrengths,
];

test.each(kinds)('recorded and eager steps see the same images and shares: %o', async change => {
  const augmentation = augmentationSchema.parse(change);
  const [eager, recorded, plain] = [
    await losses('eager', augmentation),
    await losses('recorded', augmentation),
    await losses('eager', null),
  ];
  eager.forEach((loss, index) => {
    expect(Math.abs(loss - required(recorded[index], 'a loss'))).toBeLessThan(1e-4);
  });
  expect(eager.some((loss, index) => Math.abs(loss - required(plain[index], 'a loss')) > 1e-3)).toBe(true);
});
