import { addMedianRow } from './peers/addMedianRow.ts';
import type { Found } from './peers/Found.ts';
import { measureInTurn, timesOf, versionOf } from './peers/measureInTurn.ts';
import { ownProgram, pythonProgram } from './peers/Program.ts';
import { readOptions } from './peers/readOptions.ts';
import { families, withTasks } from './peers/withTasks.ts';
import { countParams } from './peers/writeTask.ts';
import { BenchReport } from './report/BenchReport.ts';

/*
 * One image through each family's form for 32 x 32 colour images, on one thread: our recorded inference, Keras 3 as a
 * graph, and ONNX Runtime, in fresh processes in turn, from the prepared image in the program's own memory to the output there.
 */
const settings = { examples: 100, batch: 1, epochs: 0, use: 'evaluation' } as const;
const env = { TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1', OMP_NUM_THREADS: '1' };
const { rows, rounds } = readOptions(families);
const report = new BenchReport('inference');
const programs = {
  ours: await ownProgram('inferOurs'),
  keras: pythonProgram('infer_keras', 'keras'),
  onnx: pythonProgram('infer_onnx'),
};

await withTasks(rows, settings, async (family, task, folder) => {
  if (report.has(`${family}-onnx`)) return;
  const found = await measureInTurn(programs, { folder, rounds, params: countParams(task), env });
  const ours = { unit: 'ms', better: 'lower', ours: timesOf(found.ours) } as const;
  const add = (peer: string, theirs: readonly Found[]): void => {
    const what = `${family}, one image beside ${peer}`;
    report.add({ id: `${family}-${peer}`, what, ...ours, peer: timesOf(theirs), peerName: versionOf(theirs) }, null);
  };
  add('keras', found.keras);
  add('onnx', found.onnx);
});
addMedianRow(report, 'keras', 1.5);
addMedianRow(report, 'onnx', 0.667);
