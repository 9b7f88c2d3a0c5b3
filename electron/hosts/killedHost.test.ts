import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serialiseDocument } from '../../shared/graph/serialiseDocument.ts';
import { importStripes } from '../datasets/testing/importStripes.ts';
import { smallDocument } from '../engine/testing/smallDocument.ts';
import { listRuns } from '../runs/listRuns.ts';
import { runsFolder } from '../runs/Run.ts';
import { type BuiltHosts, buildHosts } from './testing/buildHosts.ts';
import { childrenOf } from './testing/childrenOf.ts';

/** `LIGHTWEAVE_HOST_KILLS=50` for the figure that is published. */
const kills = Number(process.env['LIGHTWEAVE_HOST_KILLS'] ?? 3);

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

function lightweave(...words: readonly string[]): ChildProcess {
  const env = { ...process.env, LIGHTWEAVE_HOME: root, LC_ALL: 'C' };
  return spawn(process.execPath, [hosts.path('cli'), ...words], { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

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
    const path = join(root, 'net.lightweave');
    for (let kill = 0; kill < kills; kill += 1) {
      const host = lightweave('train', path, '--dataset', 'stripes', '--epochs', '100000', '--json');
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
    const again = lightweave('train', '--resume', 'latest', '--json');
    const exit = once(again, 'exit');
    await said(again, '"artifact":"checkpoint"');
    again.kill('SIGINT');
    expect(await exit).toEqual([130, null]);
    const { runs } = await listRuns(runsFolder(root));
    expect(runs[0]).toMatchObject({ state: 'cancelled', isResumable: true });
  },
  60_000 + 10_000 * kills,
);
