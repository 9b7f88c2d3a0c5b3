import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../shared/base/assert.ts';
import type { EngineCommand, EngineMessage } from '../../shared/jobs/EngineMessage.ts';
import { importSettingsSchema } from '../../shared/jobs/ImportSettings.ts';
import type { JobResult } from '../../shared/jobs/JobResult.ts';
import { forkChild } from './forkChild.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { childrenOf } from './testing/childrenOf.ts';

/** `LIGHTWEAVE_ROWS=10000000` for the figure that is published; whole thousands. */
const count = Number(process.env['LIGHTWEAVE_ROWS'] ?? 100_000);
/** What all rows together may take, in megabytes of 2^20 bytes: the whole process, however it came by them. */
const mostMegabytes = 300;

let root: string;
let table: string;
let hosts: BuiltHosts;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-rows-'));
  table = join(root, 'table.csv');
  await writeTable(table);
  hosts = await buildHosts('datasetHost');
}, 300_000);
afterAll(async () => {
  await rm(root, { recursive: true });
  await hosts.remove();
});

/** Images of 2 × 2 pixels in ten classes. */
async function writeTable(file: string): Promise<void> {
  const rows = Array.from({ length: 1000 }, (_, row) => `${row % 10},${row % 256},${(7 * row) % 256},0,255\n`).join('');
  const stream = createWriteStream(file);
  for (let written = 0; written < count; written += 1000) {
    if (!stream.write(rows)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

/** Imports the table in a process of its own. What came of it, and the most memory that the process ever had. */
async function importTable() {
  const host = forkChild<EngineCommand, EngineMessage>(hosts.path('datasetHost'), { LIGHTWEAVE_HOME: root });
  const [pid] = await childrenOf(process.pid, hosts.path('datasetHost'));
  try {
    const result = await new Promise<JobResult | null>(resolve => {
      host.onExit(() => resolve(null));
      host.onMessage(message => {
        if (message.type === 'event' && message.event.type === 'result') resolve(message.event.result);
      });
      const spec = { kind: 'importDataset', source: table, settings: importSettingsSchema.parse({}) } as const;
      host.send({ type: 'start', jobId: 'rows', spec });
    });
    const status = await readFile(`/proc/${required(pid, 'a process')}/status`, 'utf8');
    return { result, megabytes: Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1]) / 1024 };
  } finally {
    host.kill();
  }
}

test(`a table of ${count} rows is imported in at most ${mostMegabytes} MB`, {
  timeout: 600_000,
}, async context => {
  if (process.platform !== 'linux') {
    await context.annotate('did not run: only Linux tells the most memory that a process had', 'warning');
    return;
  }
  const { result, megabytes } = await importTable();
  await context.annotate(`${megabytes.toFixed(0)} MB`);
  expect(result).toMatchObject({ classes: 10, examples: { train: 0.8 * count, test: 0.1 * count }, skipped: 0 });
  expect(megabytes).toBeLessThan(mostMegabytes);
});
