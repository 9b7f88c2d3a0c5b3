import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDocument } from '../../../shared/graph/GraphDocument.ts';
import type { EngineCommand } from '../../../shared/jobs/EngineMessage.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import { defaultTrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { Run } from '../../runs/Run.ts';
import { FakeEngine } from './testing/FakeEngine.ts';
import { invoke } from './testing/invoke.ts';

let dataRoot: string;
let run: Run;
beforeAll(async () => {
  dataRoot = await mkdtemp(join(tmpdir(), 'lightweave-measuring-'));
  run = await Run.create(dataRoot, emptyDocument('caps'), {
    settings: defaultTrainSettings('mnist'),
    dataset: { id: 'mnist', name: 'MNIST', hash: '', labels: [] },
    versions: {},
    startedAt: Date.UTC(2026, 0, 1),
  });
});
afterAll(() => rm(dataRoot, { recursive: true }));

/** An engine that answers with a result, and what it was asked. */
const engineWith = (result: JobResult) => {
  const asked: EngineCommand[] = [];
  const forkEngine = () =>
    new FakeEngine((command, engine) => {
      if (command.type !== 'start') return;
      asked.push(command);
      engine.tell({ type: 'result', result }, { type: 'state', state: 'succeeded' });
      engine.exit();
    });
  return { asked, forkEngine };
};

test('gradients lists the norm of every weight', async () => {
  const norms = [
    { weight: 'stem/conv/kernel', norm: 572.0973 },
    { weight: 'classifier/bias', norm: 0.1 },
  ];
  const { asked, forkEngine } = engineWith({ kind: 'gradients', name: 'net', dataset: 'shapes', loss: 2.3815, norms });
  const command = ['gradients', 'resnet', '--variant', 'resnet20-cifar', '--dataset', 'shapes', '--batch-size', '8'];
  const { exitCode, out } = await invoke(command, { forkEngine });
  expect(exitCode).toBe(0);
  expect(asked).toMatchObject([{ spec: { kind: 'gradients', dataset: 'shapes', batchSize: 8, seed: 1 } }]);
  expect(out).toMatch(/^stem\/conv\/kernel +572\.1$/m);
  expect(out).toContain('Loss 2.3815; one batch of 8 images');
});

test('gradients refuses a network that does not fit, and numbers that are none', async () => {
  const misfit = await invoke(['gradients', 'resnet', '--variant', 'resnet18', '--dataset', 'mnist']);
  expect([misfit.exitCode, misfit.err]).toEqual([1, expect.stringContaining('does not fit')]);
  const wrong = await invoke(['gradients', 'resnet', '--dataset', 'shapes', '--seed', 'x']);
  expect([wrong.exitCode, wrong.err]).toEqual([2, expect.stringContaining('--seed')]);
});

test('capsules asks for pictures in a folder and tells the lengths over the shift', async () => {
  const shifts = [-1, 0, 1].map(pixels => ({ pixels, pose: [0.9], length: 0.9 - 0.1 * Math.abs(pixels) }));
  const pictures = { image: 'i.png', drawn: 'd.png', tweaked: 't.png' };
  const examples = [{ index: 7, truth: '9', named: '4', shifts, pictures }];
  const { asked, forkEngine } = engineWith({ kind: 'capsules', run: run.id, dataset: 'mnist', tweaks: [0], examples });
  const command = ['capsules', 'latest', '--out', join(dataRoot, 'pictures'), '--index', '7'];
  const { exitCode, out } = await invoke(command, { forkEngine, dataRoot });
  expect(exitCode).toBe(0);
  const folder = join(dataRoot, 'pictures');
  expect(asked).toMatchObject([
    { spec: { kind: 'capsules', run: run.folder, dataset: 'mnist', indices: [7], folder } },
  ]);
  expect(out).toMatch(/^ +7 +9 +4 +0\.80 +0\.90 +0\.80$/m);
  expect(out).toContain(`3 pictures in ${folder}.`);
});
