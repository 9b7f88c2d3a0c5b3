import { assert } from '../../shared/base/assert.ts';
import { addMedianRow } from './peers/addMedianRow.ts';
import type { Found } from './peers/Found.ts';
import { measureInTurn, timesOf, versionOf } from './peers/measureInTurn.ts';
import { ownProgram, pythonProgram } from './peers/Program.ts';
import { readOptions } from './peers/readOptions.ts';
import { families, withTasks } from './peers/withTasks.ts';
import { countParams, type Task } from './peers/writeTask.ts';
import { BenchReport } from './report/BenchReport.ts';
import { median } from './report/statistics.ts';

/*
 * A training step of each family's form for 32 x 32 colour images, batch 32, Adam: ours, Keras 3, tf_keras, PyTorch in both
 * memory formats, and tfjs-layers, in fresh processes in turn. Everybody trains the same network, layer by layer from its
 * plan, on the same images in the same order, with the count of right answers as the only metric. The first epoch, in
 * which graphs are built, is not timed. tfjs-layers gets the network as it leaves Lightweave, without the heads that training
 * alone has, which is less to do; and it cannot train CapsNet, since it has no gradient for what stands for capsules there.
 */
const settings = { examples: 640, batch: 32, epochs: 4, use: 'training' } as const;
const beyondTfjs = ['capsnet'];
const { rows, rounds } = readOptions(families);
const report = new BenchReport('training');
const programs = {
  ours: await ownProgram('fitOurs'),
  keras: pythonProgram('fit_keras', 'keras'),
  tfKeras: pythonProgram('fit_keras', 'tf_keras'),
  torch: pythonProgram('fit_torch', 'contiguous'),
  torchLast: pythonProgram('fit_torch', 'channels_last'),
  tfjs: await ownProgram('fitTfjs'),
};

/** Forwards, to the input and to the kernel: each takes the network's multiply-adds once, two operations each. */
const operationsPerMac = 6;

/** How much of what the machine can do in products of matrices goes into the network's own arithmetic, in per cent. */
function sgemmShare({ plan, batch }: Task, ours: readonly Found[]): number {
  const operations = plan.layers.reduce((sum, { costs }) => sum + costs.macs, 0) * operationsPerMac * batch;
  const shares = ours.map(({ timesMs, gigaflops = Number.NaN }) => operations / (median(timesMs) * 1e6 * gigaflops));
  return 100 * median(shares);
}

async function measureFamily(family: string, task: Task, folder: string): Promise<void> {
  if (report.has(`${family}-torch`)) return;
  const without = beyondTfjs.includes(family) ? ['tfjs'] : [];
  const found = await measureInTurn(programs, { folder, rounds, params: countParams(task), without });
  const note = `${sgemmShare(task, found.ours).toFixed(0)} % of sgemm`;
  const ours = { unit: 'ms', better: 'lower', ours: timesOf(found.ours), note } as const;
  const isPlain = median(timesOf(found.torch)) <= median(timesOf(found.torchLast));
  const torch = isPlain ? found.torch : found.torchLast;
  const add = (peer: string, theirs: readonly Found[], peerName: string, ratio?: number): void => {
    const what = `${family}, a step beside ${peer}`;
    report.add(
      { id: `${family}-${peer}`, what, ...ours, peer: timesOf(theirs), peerName },
      ratio === undefined ? null : { ratio },
    );
  };
  const normalises = task.plan.layers.some(({ type }) => type === 'BatchNormalization');
  add('keras', found.keras, versionOf(found.keras), normalises ? 1.3 : 1);
  add('tf_keras', found.tfKeras, versionOf(found.tfKeras));
  if (without.length === 0) add('tfjs', found.tfjs, versionOf(found.tfjs));
  add('torch', torch, `${versionOf(torch)}, ${isPlain ? 'channels first' : 'channels last'}`);
}

assert(settings.examples % settings.batch === 0, 'all batches are whole');
await withTasks(rows, settings, measureFamily);
addMedianRow(report, 'keras', 1.5);
addMedianRow(report, 'tf_keras', 1);
addMedianRow(report, 'torch', 1.3);
const trainable = families.filter(family => !beyondTfjs.includes(family));
addMedianRow(report, 'tfjs', 5, trainable);
