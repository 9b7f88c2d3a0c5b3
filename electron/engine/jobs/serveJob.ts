import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import type { Answer, AnswerTo, Question, ServedNetwork } from '../../../shared/jobs/Question.ts';
import type { Split } from '../../datasets/Dataset.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { selectExamples } from '../../datasets/selectExamples.ts';
import type { JobContext } from '../JobContext.ts';
import { classifyImages } from './classifyImages.ts';
import { openTrained, type TrainedRun } from './openTrained.ts';
import { picturesOf } from './picturesOf.ts';

/** Answers questions about a trained network until it is told to stop. */
export async function serveJob(
  { run }: JobSpecOf<'serve'>,
  context: JobContext,
): Promise<Extract<JobResult, { kind: 'serve' }>> {
  const trained = await openTrained(context.dataRoot, run);
  let testSplit: Promise<Split> | undefined;
  const answer = async (question: Question): Promise<Answer> => {
    switch (question.kind) {
      case 'network':
        return describe(trained);
      case 'classify':
        return classify(trained, question, context);
      case 'examples':
        testSplit ??= loadTest(trained);
        return examples(trained, await testSplit, question.indices);
    }
  };
  try {
    await context.serve(answer);
    return { kind: 'serve', run: trained.run.id };
  } finally {
    trained.network.dispose();
  }
}

function describe({ run, network: { plan } }: TrainedRun): Promise<ServedNetwork> {
  const { height, width, channels, resize } = plan.input;
  const { dataset } = run.record;
  return openDataset(dataset.id).then(({ info }) => ({
    kind: 'network',
    run: run.id,
    input: { height, width, channels, resize },
    labels: dataset.labels,
    layers: plan.layers
      .filter(({ type }) => type !== 'Label')
      .map(({ name, node, type, shape }) => ({ name, node, type, shape })),
    dataset: { id: dataset.id, name: dataset.name, testExamples: info.examples.test },
  }));
}

function classify(
  { run, network }: TrainedRun,
  { image, layer }: Extract<Question, { kind: 'classify' }>,
  { clock }: JobContext,
): AnswerTo<'classify'> {
  const startedAt = clock.now();
  const known = network.plan.layers.some(({ name, type }) => name === layer && type !== 'Label') ? layer : null;
  const { top, output } = classifyImages(network, [image], run.record.dataset.labels, known);
  const durationMs = clock.now() - startedAt;
  try {
    const activation = output && known !== null ? picturesOf(known, output) : null;
    return { kind: 'classify', top: required(top[0], image.name), activation, durationMs };
  } finally {
    output?.dispose();
  }
}

const loadTest = async ({ run }: TrainedRun): Promise<Split> => (await openDataset(run.record.dataset.id)).load('test');

async function examples({ run }: TrainedRun, split: Split, indices: readonly number[]): Promise<AnswerTo<'examples'>> {
  const beyond = indices.find(index => index >= split.count);
  if (beyond !== undefined) {
    throw new AppError('image/unreadable', { file: `#${beyond}`, reason: `there are ${split.count}` });
  }
  const { height, width, channels } = (await openDataset(run.record.dataset.id)).info;
  const { images, labels } = selectExamples(split, Uint32Array.from(indices));
  return { kind: 'examples', height, width, channels, pixels: images, labels };
}
