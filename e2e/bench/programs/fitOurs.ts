import { tmpdir } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { tensorflowVersion } from '../../../electron/engine/backend.ts';
import { registerActivationGradients } from '../../../electron/engine/kernels/activationGradients.ts';
import { drawWeight } from '../../../electron/engine/model/drawWeight.ts';
import { Network } from '../../../electron/engine/model/Network.ts';
import { plainOrder } from '../../../electron/engine/training/batches.ts';
import { createTrainStep } from '../../../electron/engine/training/createTrainStep.ts';
import { RunningMean } from '../../../electron/engine/training/RunningMean.ts';
import { stepBatches } from '../../../electron/engine/training/stepBatches.ts';
import { assert } from '../../../shared/base/assert.ts';
import { trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { readTask } from '../peers/readTask.ts';
import { taskDataset } from '../peers/taskDataset.ts';
import { tell } from '../peers/tell.ts';
import { measureGigaflops } from '../peers/measureGigaflops.ts';

/* Trains a task the way a run does: the recorded step, batch after batch, a turn for messages in between. */
registerActivationGradients();
const { plan, examples, batch, epochs } = readTask();
const settings = trainSettingsSchema.parse({ dataset: 'task', batchSize: batch, optimizer: { name: 'adam' } });
const { learningRate } = settings.optimizer;
const { info, split } = taskDataset(examples);
const network = new Network(plan, weight => drawWeight(weight, 1));
const trainStep = createTrainStep(network, settings, { info }, split, {
  dataRoot: tmpdir(),
  emit: event => assert(event.type !== 'log' || event.level !== 'warning', JSON.stringify(event)),
});
const stepMs: number[] = [];
let [step, loss] = [0, Number.NaN];
for (let epoch = 0; epoch < epochs; epoch += 1) {
  const mean = new RunningMean();
  const [began, before] = [performance.now(), step];
  for (const images of stepBatches(trainStep, { info }, split, plainOrder(examples), batch)) {
    await setImmediate();
    const result = trainStep.run(images, { step: ++step, learningRate });
    mean.add(result.loss, result.correct, batch);
  }
  stepMs.push((performance.now() - began) / (step - before));
  loss = mean.values.loss;
}
trainStep.dispose();
const params = [...network.weights.values()].reduce((sum, { size }) => sum + size, 0);
tell({
  version: `TensorFlow ${tensorflowVersion}`,
  params,
  timesMs: stepMs.slice(1),
  loss,
  gigaflops: measureGigaflops(),
});
