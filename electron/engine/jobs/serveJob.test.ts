import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert, required } from '../../../shared/base/assert.ts';
import type { PixelImage } from '../../../shared/jobs/PixelImage.ts';
import type { Answer, AnswerTo, Question } from '../../../shared/jobs/Question.ts';
import { trainSettingsSchema } from '../../../shared/jobs/TrainSettings.ts';
import { tensorCounts } from '../backend.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';

let root: string;
let run: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-serve-'));
  const settings = trainSettingsSchema.parse({ dataset: 'mnist', trainExamples: 500, epochs: 1, testAtEnd: false });
  const { context, events } = createContext(root);
  await runJob({ kind: 'train', document: smallDocument(), settings, exportTo: null }, context);
  const result = events.find(event => event.type === 'result');
  assert(result?.type === 'result' && result.result.kind === 'train', 'a trained run');
  run = result.result.run;
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

async function ask(questions: readonly Question[]) {
  const before = tensorCounts();
  const { context, events, answers } = createContext(root, undefined, questions);
  await runJob({ kind: 'serve', run }, context);
  expect(tensorCounts()).toEqual(before);
  // Every layer can be recorded.
  expect(events.filter(({ type }) => type === 'log')).toEqual([]);
  return { answers, end: events.at(-1) };
}

function answerTo<Kind extends Question['kind']>(answers: readonly Answer[], kind: Kind): AnswerTo<Kind> {
  const found = answers.find((answer): answer is AnswerTo<Kind> => answer.kind === kind);
  return required(found, `an answer to ${kind}`);
}

const blank: PixelImage = { name: 'blank', height: 28, width: 28, channels: 1, pixels: new Uint8Array(784) };

test('tells what network it serves, names classes and shows the maps of any layer', async () => {
  const { answers, end } = await ask([{ kind: 'network' }, { kind: 'classify', image: blank, layer: null }]);
  expect(end).toMatchObject({ type: 'state', state: 'succeeded' });
  const network = answerTo(answers, 'network');
  expect(network).toMatchObject({ run, input: { height: 28, width: 28, channels: 1 }, labels: { length: 10 } });
  expect(network.dataset).toMatchObject({ id: 'mnist', testExamples: 10_000 });
  const { top, activation } = answerTo(answers, 'classify');
  expect(activation).toBeNull();
  expect(top).toHaveLength(5);

  const asked = network.layers.map(({ name }): Question => ({ kind: 'classify', image: blank, layer: name }));
  const shown = await ask(asked);
  expect(shown).toMatchObject({ end: { state: 'succeeded' }, answers: { length: network.layers.length } });
  shown.answers.forEach((answer, index) => {
    const { name, shape } = required(network.layers[index], 'a layer');
    assert(answer.kind === 'classify' && answer.activation !== null, name);
    const { maps, height, width, pixels, layer } = answer.activation;
    expect([layer, answer.activation.shape]).toEqual([name, shape]);
    expect(pixels).toHaveLength(maps * height * width);
    expect(answer.top).toEqual(top);
  });
});

test('maps keep their brightest and darkest places', async () => {
  const pixels = new Uint8Array(784);
  pixels[3 * 28 + 5] = 255;
  const { answers } = await ask([{ kind: 'network' }]);
  const [input] = answerTo(answers, 'network').layers;
  const { name } = required(input, 'the input');
  const shown = await ask([{ kind: 'classify', image: { ...blank, pixels }, layer: name }]);
  const { activation } = answerTo(shown.answers, 'classify');
  assert(activation !== null, 'the picture of the input');
  expect(activation.pixels[3 * 28 + 5]).toBe(255);
  expect(activation.pixels.reduce((sum, value) => sum + value, 0)).toBe(255);
  expect(activation).toMatchObject({ low: 0, high: 1, zeros: expect.closeTo(783 / 784, 6) as number });
});

test('hands out test images by their positions', async () => {
  const { answers } = await ask([{ kind: 'examples', indices: [0, 9999, 0] }]);
  const { labels, pixels, height, width, channels } = answerTo(answers, 'examples');
  expect([height, width, channels, labels.length]).toEqual([28, 28, 1, 3]);
  expect([...labels.subarray(0, 1)]).toEqual([7]);
  expect(pixels.subarray(0, 784)).toEqual(pixels.subarray(2 * 784));
  const { end } = await ask([{ kind: 'examples', indices: [10_000] }]);
  expect(end).toMatchObject({ state: 'failed', error: { code: 'image/unreadable' } });
});
