import { measureInTurn, versionOf } from './peers/measureInTurn.ts';
import type { Found } from './peers/Found.ts';
import { ownProgram, pythonProgram } from './peers/Program.ts';
import { readOptions } from './peers/readOptions.ts';
import { families, withTasks } from './peers/withTasks.ts';
import { countParams } from './peers/writeTask.ts';
import { BenchReport } from './report/BenchReport.ts';

/* The most memory that a process has while it trains each family's form for 32 x 32 colour images, beside Keras 3. */
const settings = { examples: 640, batch: 32, epochs: 2, use: 'training' } as const;
const { rows, rounds } = readOptions(families);
const report = new BenchReport('training-memory');
const programs = { ours: await ownProgram('fitOurs'), keras: pythonProgram('fit_keras', 'keras') };

const peaksOf = (found: readonly Found[]): number[] => found.map(({ peakMiB }) => peakMiB);

await withTasks(rows, settings, async (family, task, folder) => {
  if (report.has(family)) return;
  const found = await measureInTurn(programs, { folder, rounds, params: countParams(task) });
  const peer = { peer: peaksOf(found.keras), peerName: versionOf(found.keras) };
  const ours = { unit: 'MiB', better: 'lower', ours: peaksOf(found.ours) } as const;
  report.add({ id: family, what: `${family}, peak memory`, ...ours, ...peer }, { ratio: 0.91 });
});
