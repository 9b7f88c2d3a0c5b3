import { tensorflowVersion, tf } from '../../../electron/engine/backend.ts';
import { liveWeight } from '../../../electron/engine/testing/liveWeight.ts';
import { Network } from '../../../electron/engine/model/Network.ts';
import { RecordedInference } from '../../../electron/engine/session/RecordedInference.ts';
import { headLosses } from '../../../electron/engine/training/losses.ts';
import { prepareImages } from '../../../electron/engine/training/prepareImages.ts';
import { required } from '../../../shared/base/assert.ts';
import { timeImages } from '../peers/timeImages.ts';
import { readTask } from '../peers/readTask.ts';
import { taskDataset } from '../peers/taskDataset.ts';
import { tell } from '../peers/tell.ts';
import { countParams } from '../peers/writeTask.ts';

/* Runs a network the way predictions do, image by image. */
const { plan, examples } = readTask();
const network = new Network(plan, liveWeight);
const outputs = headLosses(plan, 'evaluation').map(({ layer }) => layer);
const inference = new RecordedInference(network, outputs, 1);
const { info, split } = taskDataset(examples);
const { height, width, channels } = info;
const prepared = prepareImages({ bytes: split.images, count: examples, height, width, channels }, plan.input);
const images = tf.split(prepared, examples).map(image => image.dataSync<'float32'>());
const timesMs = timeImages(examples, index => inference.compute(required(images[index], 'an image'), 1));
tell({
  version: `TensorFlow ${tensorflowVersion}`,
  params: countParams({ plan, use: 'evaluation' }),
  timesMs,
  loss: 0,
});
