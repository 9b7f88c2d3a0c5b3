import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { augmentationSchema } from '../../../shared/jobs/Augmentation.ts';
import { optimizerSchema } from '../../../shared/jobs/TrainSettings.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { drawWeight } from '../model/drawWeight.ts';
import { Network } from '../model/Network.ts';
import { noiseBatch } from '../testing/noiseBatch.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { stepSettings } from '../testing/stepSettings.ts';
import type { StepSettings } from '../training/TrainStep.ts';
import { RecordedStep } from './RecordedStep.ts';
import { RecordingFolder } from './RecordingFolder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lightweave-recordings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const graph = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

/** What a process that starts now gets, and whether it had to record. */
function find(origin: unknown, recorded: Uint8Array, { maker = 'engine', limit = 8, at = folder } = {}) {
  const recordings = new RecordingFolder(at, maker, limit);
  const found = recordings.find(origin, () => recorded);
  return { found: [...found], wasKept: recordings.foundAll };
}

describe('recordings in a folder', () => {
  it('are found again by their origin, in another process, too', () => {
    expect(find({ plan: 'a' }, graph(1, 2))).toEqual({ found: [1, 2], wasKept: false });
    expect(find({ plan: 'b' }, graph(3))).toEqual({ found: [3], wasKept: false });
    expect(find({ plan: 'a' }, graph(9))).toEqual({ found: [1, 2], wasKept: true });
  });

  it('are not those of another engine', () => {
    find({ plan: 'a' }, graph(1));
    expect(find({ plan: 'a' }, graph(2), { maker: 'the next engine' })).toEqual({ found: [2], wasKept: false });
  });

  it('are made anew where a file is damaged, cut short or empty', () => {
    find('a', graph(1, 2, 3, 4));
    const path = join(folder, required(readdirSync(folder)[0], 'a file'));
    const whole = readFileSync(path);
    const flipped = Uint8Array.from(whole, (byte, index) => (index === whole.length - 1 ? byte ^ 1 : byte));
    for (const damaged of [flipped, whole.subarray(0, -1), Buffer.alloc(0)]) {
      writeFileSync(path, damaged);
      expect(find('a', graph(7))).toEqual({ found: [7], wasKept: false });
      expect(find('a', graph(8))).toEqual({ found: [7], wasKept: true });
    }
  });

  it('stay few: those that were not used for longest go', () => {
    const names = ['a', 'b', 'c'].map((origin, index) => {
      const before = new Set(readdirSync(folder));
      find(origin, graph(index), { limit: 3 });
      const name = required(
        readdirSync(folder).find(file => !before.has(file)),
        'a new file',
      );
      utimesSync(join(folder, name), index, index);
      return name;
    });
    // Using one makes it the latest.
    expect(find('a', graph(9), { limit: 3 }).wasKept).toBe(true);
    find('d', graph(4), { limit: 3 });
    expect(readdirSync(folder)).toHaveLength(3);
    expect(readdirSync(folder)).not.toContain(names[1]);
    expect(find('a', graph(9), { limit: 3 }).wasKept).toBe(true);
  });

  it('are only made where nothing can be kept', () => {
    const file = join(folder, 'no folder');
    writeFileSync(file, '');
    for (const at of [join(file, 'below'), join(folder, 'not', 'yet', 'there'), '/proc/lightweave/recordings']) {
      expect(find('a', graph(1), { at })).toEqual({ found: [1], wasKept: false });
    }
    const fresh = join(folder, 'fresh', 'recordings');
    find('a', graph(1), { at: fresh });
    expect(find('a', graph(2), { at: fresh })).toEqual({ found: [1], wasKept: true });
  });
});

describe('a step whose recording was found', () => {
  const plan = requirePlan(smallDocument({ resolution: 8, classes: 4 }, 0.3));
  const batches = [16, 16, 5].map((count, index) => noiseBatch(plan.input, count, index));

  /** Losses and weights of a short training, and whether all of it was recorded earlier. */
  function train(settings: StepSettings, frozen: readonly string[] = []) {
    const recordings = new RecordingFolder(folder, 'engine');
    const network = new Network(plan, weight => drawWeight(weight, 3), new Set(frozen));
    const step = new RecordedStep(
      network,
      settings,
      { image: [8, 8, plan.input.channels], batchSizes: [16, 5] },
      recordings,
    );
    const { learningRate } = settings.optimizer;
    const losses = batches.map((batch, index) => step.run(batch, { step: index + 1, learningRate }).loss);
    const state = step.state().map(({ name, values }) => [name, ...values]);
    step.dispose();
    network.dispose();
    return { losses, state, wasKept: recordings.foundAll };
  }

  it.each<[string, Partial<StepSettings>]>([
    ['by default', {}],
    ['with all that changes a step', { globalClipNorm: 0.5, ema: { momentum: 0.9 }, accumulationSteps: 2 }],
  ])('trains as the one that recorded it (%s)', (_name, change) => {
    const settings = stepSettings(change);
    const first = train(settings);
    const second = train(settings);
    expect([first.wasKept, second.wasKept]).toEqual([false, true]);
    expect(second.losses).toEqual(first.losses);
    expect(second.state).toEqual(first.state);
  });

  it('follows its own seed and learning rate, which are no part of the recording', () => {
    const settings = stepSettings();
    train(settings);
    const other = { ...settings, seed: 77, optimizer: { ...settings.optimizer, learningRate: 0.02 } };
    const found = train(other);
    expect(found.wasKept).toBe(true);
    rmSync(folder, { recursive: true });
    const recorded = train(other);
    expect(recorded.wasKept).toBe(false);
    expect(found.losses).toEqual(recorded.losses);
    expect(found.state).toEqual(recorded.state);
  });

  it.each<[string, Partial<StepSettings>]>([
    ['optimizer', { optimizer: optimizerSchema.parse({ name: 'adamw', weightDecay: 0.3 }) }],
    ['augmentation', { augmentation: augmentationSchema.parse({ mixup: 0.4 }) }],
    ['labelSmoothing', { labelSmoothing: 0.1 }],
    ['classWeights', { classWeights: [1, 2, 3, 4] }],
    ['clipValue', { clipValue: 0.1 }],
  ])('is not that of other settings: %s', (_name, change) => {
    train(stepSettings());
    const settings = { ...stepSettings(), ...change };
    const other = train(settings);
    expect(other.wasKept).toBe(false);
    rmSync(folder, { recursive: true });
    expect(train(settings).state).toEqual(other.state);
  });

  it.each(['conv', 'drop'])('is not that of a network with a frozen node: %s', node => {
    const settings = stepSettings();
    const free = train(settings);
    const frozen = train(settings, [node]);
    expect(frozen.wasKept).toBe(false);
    expect(frozen.losses).not.toEqual(free.losses);
    rmSync(folder, { recursive: true });
    expect(train(settings, [node]).state).toEqual(frozen.state);
  });
});
