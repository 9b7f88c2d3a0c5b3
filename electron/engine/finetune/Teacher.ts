import type { Tensor4D } from '@tensorflow/tfjs-node';
import { AppError } from '../../../shared/base/appError.ts';
import { required } from '../../../shared/base/assert.ts';
import type { DatasetInfo } from '../../../shared/jobs/DatasetInfo.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { openTrained } from '../jobs/openTrained.ts';
import { misfitOf } from '../jobs/requirePlan.ts';
import { foldBatchNormalization } from '../model/foldBatchNormalization.ts';
import type { Network } from '../model/Network.ts';
import { classifierOf, headLosses } from '../training/losses.ts';
import { preparePixels } from '../training/prepareImages.ts';
import type { Distillation, Teaching } from './distil.ts';

/** A trained network that another one learns from. */
export interface Teacher {
  readonly network: Network;
  /** The layer whose output is its logits. */
  readonly layer: string;
  readonly settings: Distillation;
}

/**
 * Opens the run that teaches; whoever asks disposes of its network. Null where none is asked for.
 * @throws AppError `run/…`, `train/teacherDoesNotFit`, or `train/settings` where teacher or learner end in no softmax.
 */
export async function openTeacher(
  settings: Distillation | null,
  learner: LayerPlan,
  dataset: DatasetInfo,
  dataRoot: string,
): Promise<Teacher | null> {
  if (!settings) return null;
  const { run, document, network } = await openTrained(dataRoot, settings.run);
  try {
    const reason = misfitOf(document, dataset);
    if (reason !== null) throw new AppError('train/teacherDoesNotFit', { run: run.id, dataset: dataset.name, reason });
    requireLogits(learner);
    const layer = requireLogits(network.plan);
    return { network: foldBatchNormalization(network, [layer]), layer, settings };
  } finally {
    network.dispose();
  }
}

/** The layer that gives a network's logits: that before the softmax which names its classes. */
function requireLogits(plan: LayerPlan): string {
  const heads = headLosses(plan, 'evaluation');
  const found = heads[classifierOf(heads) ?? -1];
  if (found && found.layer !== found.head.layer) return found.layer;
  const [field, expected] = ['distillation', 'softmax, categoricalCrossentropy'];
  throw new AppError('train/settings', { field, expected, received: plan.name });
}

/** What the teacher says of raw images (float32, 0..255), prepared as it was trained to see them. */
export function teach({ network, layer, settings }: Teacher, pixels: Tensor4D): Teaching {
  const images = preparePixels(pixels, network.plan.input);
  return { ...settings, logits: required(network.run(images, [layer])[0], layer) };
}
