import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/base/random.ts';
import { serialiseDocument } from '../../shared/graph/serialiseDocument.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import type { ForkEnvironment } from '../jobs/engineEnvironment.ts';
import { listRuns } from '../runs/listRuns.ts';
import { runsFolder } from '../runs/Run.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { childrenOf } from './testing/childrenOf.ts';
import { writeMishap } from './testing/writeMishap.ts';

/** `LIGHTWEAVE_HOST_KILLS=50` for the figure that is published. */
const kills = Number(process.env['LIGHTWEAVE_HOST_KILLS'] ?? 3);
const random = createRandom(2026);

let root: string;
let hosts: BuiltHosts;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-host-'));
  hosts = await buildHosts('engineHost', 'cli/cli');
  await importStripes(root);
  await writeFile(join(root, 'net.lightweave'), serialiseDocument(smallDocument({ resolution: 8, classes: 4 })));
});
afterAll(async () => {
  await rm(root, { recursive: true });
  await hosts.remove();
});

function lightweave(words: readonly string[], more: ForkEnvironment = {}): ChildProcess {
  const env = { ...process.env, LIGHTWEAVE_HOME: root, LC_ALL: 'C', ...more };
  return spawn(process.execPath, [hosts.path('cli'), ...words], { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

const train = (more?: ForkEnvironment): ChildProcess =>
  lightweave(['train', join(root, 'net.lightweave'), '--dataset', 'stripes', '--epochs', '100000', '--json'], more);

const said = (child: ChildProcess, text: string): Promise<void> =>
  new Promise(resolve => {
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (more: string) => {
      out += more;
      if (out.includes(text)) resolve();
    });
  });

const isGone = (pid: number): boolean => {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
};

test(
  `T4: whoever runs a training is killed ${kills} times: no engine outlives it, and the run is shown as interrupted and goes on`,
  async () => {
    for (let kill = 0; kill < kills; kill += 1) {
      const host = train();
      const exit = once(host, 'exit');
      await said(host, '"artifact":"checkpoint"');
      const engines = await childrenOf(host.pid ?? 0, 'engineHost');
      expect(engines).toHaveLength(process.platform === 'linux' ? 1 : 0);
      host.kill('SIGKILL');
      await exit;
      await expect.poll(() => engines.every(isGone), { timeout: 5000 }).toBe(true);
      const { runs } = await listRuns(runsFolder(root));
      expect(runs[0]).toMatchObject({ state: 'interrupted', isResumable: true });
    }
    const again = lightweave(['train', '--resume', 'latest', '--json']);
    const exit = once(again, 'exit');
    await said(again, '"artifact":"checkpoint"');
    again.kill('SIGINT');
    expect(await exit).toEqual([130, null]);
    const { runs } = await listRuns(runsFolder(root));
    expect(runs[0]).toMatchObject({ state: 'cancelled', isResumable: true });
  },
  60_000 + 10_000 * kills,
);

const ways = ['wait', 'spin', 'SIGSTOP'] as const;

test.each(ways)(
  'T4: an engine that hangs (%s) does not outlive whoever runs the training either',
  async way => {
    const environmentOf = await writeMishap(root);
    const hangs = Math.ceil(kills / ways.length);
    let longest = 0;
    for (let kill = 0; kill < hangs; kill += 1) {
      const file = join(root, `${way}-${kill}`);
      const host = train(environmentOf({ way, after: random.integer(400), file }));
      const exit = once(host, 'exit');
      await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
      const engines = await childrenOf(host.pid ?? 0, 'engineHost');
      expect(engines).toHaveLength(process.platform === 'linux' ? 1 : 0);
      host.kill('SIGKILL');
      await exit;
      // One that stands still can do nothing until it is continued.
      if (way === 'SIGSTOP') for (const engine of engines) process.kill(engine, 'SIGCONT');
      const from = Date.now();
      await expect.poll(() => engines.every(isGone), { timeout: 5000 }).toBe(true);
      longest = Math.max(longest, Date.now() - from);
    }
    console.info(`${hangs} hosts killed whose engine hung (${way}): it was gone ${longest} ms later at the latest`);
  },
  60_000 + 10_000 * kills,
);
