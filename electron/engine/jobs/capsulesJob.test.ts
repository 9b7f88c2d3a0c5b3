import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert, required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import type { JobSpec } from '../../../shared/jobs/JobSpec.ts';
import { trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { tensorCounts, tf } from '../backend.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { templateDocument } from '../testing/templateDocument.ts';

let root: string;
let run: string;

async function outcomeOf(spec: JobSpec) {
  const before = tensorCounts();
  const { context, events } = createContext(root);
  await runJob(spec, context);
  expect(tensorCounts()).toEqual(before);
  return {
    events,
    end: events.at(-1),
    result: events.flatMap(event => (event.type === 'result' ? [event.result] : []))[0],
  };
}

async function train(document: GraphDocument, trainExamples: number): Promise<string> {
  const settings = trainSettingsSchema.parse({ dataset: 'mnist', trainExamples, epochs: 1, testAtEnd: false });
  const { result } = await outcomeOf({ kind: 'train', document, settings, exportTo: null });
  assert(result?.kind === 'train', 'a trained run');
  return result.run;
}

async function explain(indices: readonly number[], folder: string | null = null) {
  const { result } = await outcomeOf({ kind: 'capsules', run, dataset: null, indices: [...indices], folder });
  assert(result?.kind === 'capsules', 'examples');
  return result;
}

type Example = Extract<JobResult, { kind: 'capsules' }>['examples'][number];

/** The bytes of a picture `[height, width, 1]`. */
const pixelsOf = (png: Uint8Array) =>
  tf.tidy(() => {
    const decoded = tf.node.decodePng(png, 1);
    const [height, width] = decoded.shape;
    return { height, width, bytes: Uint8Array.from(decoded.dataSync()) };
  });
const pictureOf = ({ pictures }: Example, name: keyof Example['pictures']) =>
  pixelsOf(Buffer.from(pictures[name].replace('data:image/png;base64,', ''), 'base64'));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-capsules-'));
  run = await train(templateDocument('capsnet', 'mnist'), 1500);
}, 120_000);
afterAll(() => rm(root, { recursive: true }));

test('the pictures are the image, what the capsule draws, and a grid of 16 numbers by 11 tweaks around it', async () => {
  const { tweaks, examples, dataset } = await explain([0, 3]);
  expect(dataset).toBe('mnist');
  expect([tweaks.length, tweaks[0], tweaks[5], tweaks[10]]).toEqual([11, -0.25, 0, 0.25]);
  expect(examples.map(({ index, truth }) => [index, truth])).toEqual([
    [0, '7'],
    [3, '0'],
  ]);
  for (const example of examples) {
    const [image, drawn, grid] = [
      pictureOf(example, 'image'),
      pictureOf(example, 'drawn'),
      pictureOf(example, 'tweaked'),
    ];
    expect([image.height, image.width, drawn.height, drawn.width]).toEqual([28, 28, 28, 28]);
    expect([grid.height, grid.width]).toEqual([16 * 29 + 1, 11 * 29 + 1]);
    const cell = (row: number, column: number) =>
      Array.from({ length: 784 }, (_, pixel) => {
        const place = (1 + row * 29 + Math.floor(pixel / 28)) * grid.width + 1 + column * 29 + (pixel % 28);
        return required(grid.bytes[place], 'a pixel');
      });
    // Nothing moved: every row shows the plain drawing in its middle, and something else at its ends.
    for (let row = 0; row < 16; row += 1) expect(cell(row, 5)).toEqual([...drawn.bytes]);
    expect(cell(0, 0)).not.toEqual(cell(0, 10));
    expect(image.bytes.some(value => value === 0)).toBe(true);
    expect(Math.max(...image.bytes)).toBeGreaterThan(250);
  }
});

test('the pose is followed over the shift, with its length', async () => {
  const [example] = (await explain([0])).examples;
  const { shifts } = required(example, 'an example');
  expect(shifts.map(({ pixels }) => pixels)).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
  for (const { pose, length } of shifts) {
    expect(pose).toHaveLength(16);
    expect(length).toBeCloseTo(Math.hypot(...pose), 9);
    expect(length).toBeLessThan(1);
  }
  expect(shifts[0]?.pose).not.toEqual(shifts[8]?.pose);
});

test('pictures are written to a folder that is made for them, and are the same', async () => {
  const folder = join(root, 'pictures', 'of seven');
  const [written] = (await explain([0], folder)).examples;
  const [handed] = (await explain([0])).examples;
  expect((await readdir(folder)).toSorted()).toEqual(['0-drawn.png', '0-image.png', '0-tweaked.png']);
  const file = await readFile(required(written, 'an example').pictures.tweaked);
  expect(pixelsOf(file)).toEqual(pictureOf(required(handed, 'an example'), 'tweaked'));
});

test('a network that draws nothing, and an image that is not there, are refused', async () => {
  const plain = await train(smallDocument(), 64);
  const spec = { kind: 'capsules', dataset: null, folder: null } as const;
  const refused = async (id: string, index: number) => (await outcomeOf({ ...spec, run: id, indices: [index] })).end;
  expect(await refused(plain, 0)).toMatchObject({ state: 'failed', error: { code: 'run/noCapsules' } });
  expect(await refused(run, 10_000)).toMatchObject({ state: 'failed', error: { code: 'dataset/noExample' } });
});
