import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { ResolvedInput } from '../../../shared/lowering/LayerPlan.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { memorySplit } from '../../datasets/memorySplit.ts';
import { tensorCounts } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { createContext } from '../testing/createContext.ts';
import { families, templateDocument } from '../testing/templateDocument.ts';
import { trainStripes } from '../testing/trainStripes.ts';
import { createTrainStep } from './createTrainStep.ts';

/** How many small forms train: `LIGHTWEAVE_NETWORKS=45`, all of them in both ways, for the figures that are published. */
const count = Number(process.env['LIGHTWEAVE_NETWORKS'] ?? 1);
const epochs = 50;
const megabyte = 2 ** 20;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-epochs-'));
});
afterAll(() => rm(root, { recursive: true }));

/** Two batches and a smaller one to learn from, one to validate with; there is nothing to see in them. */
function noise({ height, width, channels, classes }: ResolvedInput): Dataset {
  const examples = { train: 20, validation: 8, test: 0 };
  const random = createRandom(2026);
  const draw = (images: number): Split =>
    memorySplit(
      Uint8Array.from({ length: images * height * width * channels }, () => random.integer(256)),
      Uint16Array.from({ length: images }, (_, index) => index % classes),
    );
  const splits = { train: draw(examples.train), validation: draw(examples.validation), test: draw(examples.test) };
  const labels = Array.from({ length: classes }, (_, index) => `class ${index}`);
  return {
    info: { id: 'noise', name: 'Noise', height, width, channels, labels, examples, missing: null },
    hash: 'noise',
    labels: name => Promise.resolve(splits[name].labels),
    load: name => Promise.resolve(splits[name]),
  };
}

/** By how much values grow from one to the next, by least squares. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const products = values.map((value, index) => (index - middle) * value);
  const squares = values.map((_, index) => (index - middle) ** 2);
  return sumOf(products) / sumOf(squares);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const forms = (['rgb32 recorded', 'mnist recorded', 'mnist eager'] as const).flatMap(form =>
  families.map(family => [family, form] as const),
);

test.each(forms.slice(0, count))(
  `T8: over ${epochs} epochs of %s (%s) no tensor and no memory stays behind`,
  async (family, form) => {
    const [variant = '', way] = form.split(' ');
    const document = templateDocument(family, variant);
    const dataset = noise(requirePlan(document).input);
    const counts: { readonly tfjs: number; readonly tensorflow: number }[] = [];
    const bytes: number[] = [];
    const { context } = createContext(root, event => {
      if (event.type !== 'metric' || event.scope !== 'validation') return;
      counts.push(tensorCounts());
      bytes.push(process.memoryUsage.rss());
    });
    const before = tensorCounts();
    await trainStripes(root, {
      context,
      dataset,
      document,
      settings: { epochs, batchSize: 8 },
      ...(way === 'recorded'
        ? { createStep: (network, settings, train) => createTrainStep(network, settings, dataset, train, context) }
        : {}),
    });
    expect(tensorCounts()).toEqual(before);
    expect(counts).toHaveLength(epochs);
    expect(new Set(counts.map(each => JSON.stringify(each)))).toHaveLength(1);
    // The first ones find room for all that there is in an epoch.
    const slope = slopeOf(bytes.slice(10)) / megabyte;
    console.info(`${family} ${form}: ${slope.toFixed(2)} MB an epoch`);
    expect(slope).toBeLessThan(1);
  },
  300_000,
);
