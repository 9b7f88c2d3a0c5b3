import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { type TemplateFile, templateFileSchema } from '../../../shared/templates/TemplateFile.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { selectExamples } from '../../datasets/selectExamples.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { RecordedStep } from '../session/RecordedStep.ts';
import { createContext } from '../testing/createContext.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import { type Batch, batchesOf, plainOrder } from './batches.ts';
import { evaluateSplit } from './evaluateSplit.ts';

const count = 64;
const mostSteps = 400;
const stepsBetweenLooks = 20;

const folder = new URL('../../../templates/', import.meta.url);
const templates: readonly TemplateFile[] = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => templateFileSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));

const forms = templates.flatMap(template => [
  [template, 'mnist', 'mnist'] as const,
  [template, 'rgb32', 'shapes'] as const,
]);

const few = async (dataset: Dataset): Promise<Split> =>
  selectExamples(await dataset.load('validation'), plainOrder(count));

const settings = stepSettings();

/** Trains on the images until the network names them all right, as it is used after training. */
async function overfit(template: TemplateFile, variant: string, datasetId: string): Promise<number> {
  const document = instantiate(template, variant);
  if (!document.ok) expect.fail(JSON.stringify(document.error));
  const dataset = await openDataset(datasetId, '');
  const split = await few(dataset);
  const batch: Batch = required([...batchesOf(dataset, split, plainOrder(count), count)][0], 'a batch');
  const network = new Network(requirePlan(document.value), weight => drawWeight(weight, 1));
  const { height, width, channels } = dataset.info;
  const shape = { image: [height, width, channels], batchSizes: [count] };
  const step = new RecordedStep(network, settings, shape);
  let accuracy = 0;
  for (let taken = 0; accuracy < 1 && taken < mostSteps; ) {
    for (let i = 0; i < stepsBetweenLooks; i += 1)
      step.run(batch, { step: ++taken, learningRate: settings.optimizer.learningRate });
    step.writeBack();
    const { result } = await evaluateSplit(network, dataset, split, createContext('').context, 'validating');
    accuracy = result.accuracy;
  }
  step.dispose();
  network.dispose();
  return accuracy;
}

it.each(forms.map(([template, variant, dataset]) => [template.id, variant, template, dataset] as const))(
  '%s (%s) learns 64 images by heart',
  async (_id, variant, template, dataset) => {
    expect(await overfit(template, variant, dataset)).toBe(1);
  },
  120_000,
);
