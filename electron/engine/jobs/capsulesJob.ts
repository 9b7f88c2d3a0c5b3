import { join } from 'node:path';
import type { Tensor } from '@tensorflow/tfjs-node';
import { AppError } from '../../../shared/base/appError.ts';
import type { CapsuleExample } from '../../../shared/jobs/CapsuleExample.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpecOf } from '../../../shared/jobs/JobSpec.ts';
import { capsuleParts } from '../../../shared/lowering/capsuleParts.ts';
import type { Dataset, Split } from '../../datasets/Dataset.ts';
import { openDataset } from '../../datasets/datasets.ts';
import { selectExamples } from '../../datasets/selectExamples.ts';
import { makeFolder } from '../../files/makeFolder.ts';
import { systemReason } from '../../files/systemError.ts';
import { writeAtomic } from '../../files/writeAtomic.ts';
import { tf } from '../backend.ts';
import { decoderOf } from '../capsules/decoderOf.ts';
import { explainCapsule, shiftCount, tweaks } from '../capsules/explainCapsule.ts';
import { pictureGrid } from '../capsules/pictureGrid.ts';
import type { JobContext } from '../JobContext.ts';
import { createInference } from '../session/createInference.ts';
import { takeTurns } from '../takeTurns.ts';
import type { ImageBytes } from '../training/prepareImages.ts';
import { openTrained, type TrainedRun } from './openTrained.ts';
import { requireFit } from './requirePlan.ts';

type Spec = JobSpecOf<'capsules'>;
type Pictures = Readonly<Record<keyof CapsuleExample['pictures'], ImageBytes>>;

/** Shows what the capsules of a trained network know of some test images: pictures, and poses under shift. */
export async function capsulesJob(spec: Spec, context: JobContext): Promise<Extract<JobResult, { kind: 'capsules' }>> {
  const trained = await openTrained(context.dataRoot, spec.run);
  try {
    const dataset = await openDataset(spec.dataset ?? trained.run.record.dataset.id, context.dataRoot);
    requireFit(trained.document, dataset.info);
    const examples = await explainAll(spec, trained, dataset, context);
    return { kind: 'capsules', run: trained.run.id, dataset: dataset.info.id, tweaks, examples };
  } finally {
    trained.network.dispose();
  }
}

async function explainAll(
  { indices, folder }: Spec,
  { run, network }: TrainedRun,
  dataset: Dataset,
  context: JobContext,
): Promise<readonly CapsuleExample[]> {
  const parts = capsuleParts(network.plan);
  if (!parts) throw new AppError('run/noCapsules', { run: run.id });
  const { labels } = dataset.info;
  const split = await dataset.load('test');
  const decoder = decoderOf(network, parts);
  const poses = createInference(network, [parts.poses.name], shiftCount, context);
  const seeing = { plan: network.plan, run: (images: Tensor) => poses.run(images) };
  try {
    const examples: CapsuleExample[] = [];
    for (const index of indices) {
      await takeTurns(context);
      const { image, truth } = exampleAt(dataset, split, index);
      const { named, drawn, tweaked, shifts } = explainCapsule(seeing, decoder, parts, image);
      const pictures = await keep({ image, drawn, tweaked: pictureGrid(tweaked, tweaks.length) }, index, folder);
      examples.push({ index, truth: labels[truth] ?? '', named: labels[named] ?? '', shifts, pictures });
      context.emit({ type: 'progress', phase: 'measuring', done: examples.length, total: indices.length });
    }
    return examples;
  } finally {
    poses.dispose();
    decoder.dispose();
  }
}

function exampleAt({ info }: Dataset, split: Split, index: number) {
  if (index >= split.count) throw new AppError('dataset/noExample', { dataset: info.name, index, count: split.count });
  const { images, labels } = selectExamples(split, Uint32Array.of(index));
  const { height, width, channels } = info;
  return { image: { bytes: images, count: 1, height, width, channels }, truth: labels[0] ?? 0 };
}

/** @throws AppError `export/failed` */
async function keep(pictures: Pictures, index: number, folder: string | null): Promise<CapsuleExample['pictures']> {
  const keepOne = async (name: keyof Pictures): Promise<string> => {
    const png = await encode(pictures[name]);
    if (folder === null) return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    const path = join(folder, `${index}-${name}.png`);
    try {
      await makeFolder(folder);
      await writeAtomic(path, png);
    } catch (thrown) {
      throw new AppError('export/failed', { folder, reason: systemReason(thrown) }, thrown);
    }
    return path;
  };
  return { image: await keepOne('image'), drawn: await keepOne('drawn'), tweaked: await keepOne('tweaked') };
}

async function encode({ bytes, height, width, channels }: ImageBytes): Promise<Uint8Array> {
  const picture = tf.tensor3d(bytes, [height, width, channels], 'int32');
  try {
    return await tf.node.encodePng(picture);
  } finally {
    picture.dispose();
  }
}
