import { tf } from '../../../electron/engine/backend.ts';
import { drawWeight } from '../../../electron/engine/model/drawWeight.ts';
import { Network } from '../../../electron/engine/model/Network.ts';
import { portableModel } from '../../../electron/engine/model/portableModel.ts';
import { prepareImages } from '../../../electron/engine/training/prepareImages.ts';
import { readTask } from '../peers/readTask.ts';
import { taskDataset } from '../peers/taskDataset.ts';
import { tell } from '../peers/tell.ts';

/* Trains a task by `fit` of tfjs-layers: the network as it leaves Lightweave, of standard layers with their own gradients. */
const { plan, examples, batch } = readTask();
/** One to build everything, one that is timed: its steps take long enough. */
const epochs = 2;
const network = new Network(plan, weight => drawWeight(weight, 1));
const model = portableModel(network);
const { classes } = plan.input;

model.compile({
  optimizer: tf.train.adam(0.001),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
const { info, split } = taskDataset(examples);
const { height, width, channels } = info;
const images = prepareImages({ bytes: split.images, count: examples, height, width, channels }, plan.input);
const labels = tf.oneHot(tf.tensor1d(Int32Array.from(split.labels), 'int32'), classes);
const stepMs: number[] = [];
let began = 0;
const quietly: { readonly verbose: number } = { verbose: 0 };
const history = await model.fit(images, labels, {
  batchSize: batch,
  epochs,
  shuffle: false,
  ...quietly,
  callbacks: {
    onEpochBegin: () => void (began = performance.now()),
    onEpochEnd: () => void stepMs.push((performance.now() - began) / (examples / batch)),
  },
});
const loss = Number(history.history['loss']?.at(-1));
const params = [...network.weights.values()].reduce((sum, { size }) => sum + size, 0);
tell({ version: `tfjs ${tf.version.tfjs}`, params, timesMs: stepMs.slice(1), loss });
