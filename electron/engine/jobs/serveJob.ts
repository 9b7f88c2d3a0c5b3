import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { DatasetInfo } from '../../../shared/jobs/DatasetInfo.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import type { Answer, AnswerTo, Question, ServedNetwork } from '../../../shared/jobs/Question.ts';
import type { Split } from '../../datasets/Dataset.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { selectExamples } from '../../datasets/selectExamples.ts';
import type { JobContext } from '../JobContext.ts';
import { classifyImages } from './classifyImages.ts';
import { LayerOutputs } from './LayerOutputs.ts';
import { openTrained, type TrainedRun } from './openTrained.ts';
import { picturesOf } from './picturesOf.ts';

/** Answers questions about a trained network until it is told to stop. */
export async function serveJob(
  { run }: JobSpecOf<'serve'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'serve' }>> {
  const trained = await openTrained(context.dataRoot, run);
  const source = trained.run.record.dataset;
  const outputs = new LayerOutputs(trained.network, context);
  let opened: Promise<TestImages> | undefined;
  const testImages = (): Promise<TestImages> => {
    opened ??= openTestImages(source.id, context.dataRoot);
    return opened;
  };
  const answer = async (question: Question): Promise<Answer> => {
    switch (question.kind) {
      case 'network':
        // A network can be tried without the images it was trained on.
        return describe(
          trained,
          await testImages().then(
            ({ split }) => split.count,
            () => 0,
          ),
        );
      case 'classify':
        return classify(trained, outputs, question, context);
      case 'examples':
        return examples(await testImages(), question.indices);
    }
  };
  try {
    await context.serve(answer);
    return { kind: 'serve', run: trained.run.id };
  } finally {
    outputs.dispose();
    trained.network.dispose();
  }
}

interface TestImages {
  readonly info: DatasetInfo;
  readonly split: Split;
}

async function openTestImages(id: string, dataRoot: string): Promise<TestImages> {
  const { info, load } = await openDataset(id, dataRoot);
  return { info, split: await load('test') };
}

function describe({ run, network: { plan } }: TrainedRun, testExamples: number): ServedNetwork {
  const { height, width, channels, resize } = plan.input;
  const { id, name, labels } = run.record.dataset;
  return {
    kind: 'network',
    run: run.id,
    input: { height, width, channels, resize },
    labels,
    layers: plan.layers
      .filter(({ type }) => type !== 'Label')
      .map(layer => ({ name: layer.name, node: layer.node, type: layer.type, shape: layer.shape })),
    dataset: { id, name, testExamples },
  };
}

function classify(
  { run }: TrainedRun,
  outputs: LayerOutputs,
  { image, layer }: Extract<Question, { kind: 'classify' }>,
  { clock }: JobContext,
): AnswerTo<'classify'> {
  const startedAt = clock.now();
  const known = outputs.plan.layers.some(({ name, type }) => name === layer && type !== 'Label') ? layer : null;
  const { top, output } = classifyImages(outputs, [image], run.record.dataset.labels, known);
  const durationMs = clock.now() - startedAt;
  try {
    const activation = output && known !== null ? picturesOf(known, output) : null;
    return { kind: 'classify', top: required(top[0], image.name), activation, durationMs };
  } finally {
    output?.dispose();
  }
}

function examples({ info, split }: TestImages, indices: readonly number[]): AnswerTo<'examples'> {
  const beyond = indices.find(index => index >= split.count);
  if (beyond !== undefined) {
    throw new AppError('image/unreadable', { file: `#${beyond}`, reason: `there are ${split.count}` });
  }
  const { height, width, channels } = info;
  const { images, labels } = selectExamples(split, Uint32Array.from(indices));
  return { kind: 'examples', height, width, channels, pixels: images, labels };
}
