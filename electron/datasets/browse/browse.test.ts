import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProcessExit } from '../../jobs/HostProcess.ts';
import { importFrom } from '../testing/importFrom.ts';
import type { BrowseReply, BrowseRequest } from './BrowseCalls.ts';
import { createBrowser } from './createBrowser.ts';
import { DatasetBrowser } from './DatasetBrowser.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-browse-'));
  await writeFile(join(root, 'a.csv'), 'b,0,2,4,6\na,10,20,30,40\nb,1,1,1,1\n');
  await importFrom(join(root, 'a.csv'), root);
});
afterAll(() => rm(root, { recursive: true }));

test('classes and images of an imported dataset, whole or reduced', async () => {
  const browser = createBrowser(root);
  expect((await browser.show({ dataset: 'a' })).histogram).toEqual({ train: [1, 2], validation: [0, 0], test: [0, 0] });
  expect([...(await browser.labels({ dataset: 'a', split: 'train' }))]).toEqual([1, 0, 1]);
  const of = { dataset: 'a', split: 'train', indices: [2, 1] } as const;
  const whole = await browser.images({ ...of, indices: [...of.indices], side: null });
  expect(whole).toEqual({ height: 2, width: 2, channels: 1, pixels: Uint8Array.of(1, 1, 1, 1, 10, 20, 30, 40) });
  await expect(browser.images({ ...of, indices: [3], side: null })).rejects.toMatchObject({
    values: { reason: 'there is no image 3' },
  });
  await expect(browser.labels({ dataset: 'nowhere', split: 'train' })).rejects.toMatchObject({
    code: 'dataset/unknown',
  });
});

test('shipped datasets are read like imported ones, colours reduced by their mean', async () => {
  const browser = createBrowser(root);
  const { height, width, pixels } = await browser.images({
    dataset: 'mnist',
    split: 'test',
    indices: [0, 1],
    side: 14,
  });
  expect([height, width, pixels.length]).toEqual([14, 14, 2 * 196]);
  expect(Math.max(...pixels)).toBeGreaterThan(200);
});

test('a process that dies fails what waits for it, and the next question forks another', async () => {
  let forks = 0;
  let exit: (how: ProcessExit) => void = () => undefined;
  const browser = new DatasetBrowser(() => {
    forks += 1;
    let reply: (message: BrowseReply) => void = () => undefined;
    return {
      send: ({ id }: BrowseRequest) => {
        if (forks > 1) reply({ id, result: { ok: true, value: Uint16Array.of(7) } });
      },
      onMessage: listener => {
        reply = listener;
      },
      onExit: listener => {
        exit = listener;
      },
      kill: () => undefined,
    };
  });
  const asked = browser.ask('labels', { dataset: 'a', split: 'test' });
  exit({ code: null, signal: 'SIGSEGV', output: '' });
  await expect(asked).rejects.toMatchObject({ code: 'dataset/processEnded', values: { reason: 'SIGSEGV' } });
  expect([...(await browser.ask('labels', { dataset: 'a', split: 'test' }))]).toEqual([7]);
  browser.close();
});
