import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readMetrics } from '../metrics.ts';
import { Run } from '../Run.ts';

/** All that a training leaves in its folder which does not tell of time: weights and states by their hashes. */
export async function remainsOf(folder: string) {
  const run = await Run.open('', folder);
  const metrics = await readMetrics(join(folder, 'metrics.jsonl'));
  const { run: _run, folder: _folder, ...told } = run.record.outcome;
  const { durationMs: _ms, examplesPerSecond: _rate, dataShare: _share, ...outcome } = told;
  return {
    checkpoints: await run.checkpoints.kept(),
    metrics: metrics.map(({ time: _time, ...metric }) => metric),
    outcome,
    files: (await readdir(folder, { recursive: true })).sort(),
  };
}
