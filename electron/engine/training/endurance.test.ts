import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { emptyDocument } from '../../../shared/graph/GraphDocument.ts';
import { trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import type { Dataset } from '../../datasets/Dataset.ts';
import { selectExamples } from '../../datasets/selectExamples.ts';
import { Run } from '../../runs/Run.ts';
import { tensorCounts } from '../backend.ts';
import type { Network } from '../model/Network.ts';
import { createContext } from '../testing/createContext.ts';
import { stripes } from '../testing/stripes.ts';
import { trainStripes } from '../testing/trainStripes.ts';
import { createTrainStep } from './createTrainStep.ts';
import { StepReporter } from './StepReporter.ts';
import type { TrainStep } from './TrainStep.ts';

/** How long metrics come at 10,000 a second: `LIGHTWEAVE_METRIC_SECONDS=60` for the figure that is published. */
const metricSeconds = Number(process.env['LIGHTWEAVE_METRIC_SECONDS'] ?? 5);
const megabyte = 2 ** 20;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-endurance-'));
});
afterAll(() => rm(root, { recursive: true }));

test('T8: over 50 epochs no tensor and no memory stays behind', async () => {
  const counts: { readonly tfjs: number; readonly tensorflow: number }[] = [];
  const bytes: number[] = [];
  const { context } = createContext(root, event => {
    if (event.type !== 'metric' || event.scope !== 'validation') return;
    counts.push(tensorCounts());
    bytes.push(process.memoryUsage().rss);
  });
  const dataset = stripes();
  await trainStripes(root, {
    context,
    dataset,
    settings: { epochs: 50 },
    createStep: (network, settings, train) => createTrainStep(network, settings, dataset, train, context),
  });
  expect(counts).toHaveLength(50);
  expect(new Set(counts.map(count => JSON.stringify(count))).size).toBe(1);
  const growth = (required(bytes.at(-1), 'a size') - required(bytes[9], 'a size')) / megabyte;
  expect(growth).toBeLessThan(40);
});

describe('T9: data that is hardly any', () => {
  test('one image is a dataset, and a batch may ask for more', async () => {
    const { trained } = await trainStripes(root, { dataset: stripes(1, 1, 1), settings: { batchSize: 64 } });
    expect(trained).toMatchObject({ epochs: 3, step: 3, examples: 3 });
    expect(Number.isFinite(trained.best.train.loss)).toBe(true);
  });

  test('without validation images the training images judge', async () => {
    const { trained } = await trainStripes(root, { dataset: stripes(64, 0, 0) });
    expect(trained.best.validation).toBeNull();
    expect(trained.epochs).toBe(3);
  });

  test('a class without images costs the others nothing', async () => {
    const whole = stripes();
    const dataset: Dataset = {
      ...whole,
      load: async name => {
        const split = await whole.load(name);
        return selectExamples(
          split,
          Uint32Array.from(split.labels.keys()).filter(index => split.labels[index] !== 3),
        );
      },
    };
    const { trained } = await trainStripes(root, { dataset, settings: { epochs: 6 } });
    expect(trained.best.validation?.accuracy).toBeGreaterThan(0.5);
  });

  test('weights that are ruined after the last batch of an epoch are found out by its validation', async () => {
    const ruin = (step: TrainStep, network: Network): TrainStep => ({
      held: step.held,
      run(batch, moment) {
        const result = step.run(batch, moment);
        const bias = network.weight('logits/bias');
        if (moment.step === 3) bias.assign(bias.mul(Number.NaN));
        return result;
      },
      inspect: (batch, moment) => step.inspect(batch, moment),
      writeBack: () => step.writeBack(),
      state: () => step.state(),
      restore: state => step.restore(state),
      dispose: () => step.dispose(),
    });
    await expect(trainStripes(root, { wrap: ruin })).rejects.toMatchObject({
      code: 'train/nanLoss',
      values: { loss: 'NaN', epoch: 1, step: 3 },
    });
  });
});

test(`T11: ${metricSeconds} s of 10,000 steps each: every one is written, and the host hears of five a second`, async () => {
  const run = await Run.create(root, emptyDocument('Fast'), {
    settings: trainSettingsSchema.parse({ dataset: 'stripes' }),
    startedAt: Date.now(),
    versions: {},
    dataset: { id: 'stripes', name: 'Stripes', hash: '', labels: [] },
  });
  let now = 0;
  const { context, events } = createContext(root);
  const steps = 10_000 * metricSeconds;
  const reporter = new StepReporter({ ...context, clock: { now: () => now } }, run, 1, steps);
  for (let step = 1; step <= steps; step += 1) {
    now += 0.1;
    const position = { epoch: 1, step, learningRate: 0.1 };
    await reporter.step(position, { loss: 1 / step, correct: 1 }, 2, step === steps);
  }
  const text = await readFile(join(run.folder, 'metrics.jsonl'), 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(steps);
  expect(events.filter(({ type }) => type === 'metric').length).toBeLessThanOrEqual(5 * metricSeconds + 1);
  expect(events.filter(({ type }) => type === 'progress').length).toBeLessThanOrEqual(5 * metricSeconds + 1);
});
