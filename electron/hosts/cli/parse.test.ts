import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultTrainSettings } from '../../../shared/jobs/TrainSettings.ts';
import { augmentationSchema } from '../../../shared/jobs/Augmentation.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { environmentLocale } from './environmentLocale.ts';
import { displayWidth, formatTable } from './formatTable.ts';
import { parseAssignments } from './parseAssignments.ts';
import { parseIndices } from './parseIndices.ts';
import { parseValue } from './parseValue.ts';
import type { Session } from './Session.ts';
import { readTrainSettings, type TrainOptions } from './readTrainSettings.ts';

const translator = createTranslator('en');
const session: Pick<Session, 'text'> = { text: (key, values) => translator.text(key, values) };
const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (thrown) {
    return translator.error(thrown as Parameters<typeof translator.error>[0]);
  }
  return expect.fail('nothing was thrown');
};

test.each([
  ['0.5', 0.5],
  ['-3', -3],
  ['.25', 0.25],
  ['1e-3', 0.001],
  ['true', true],
  ['false', false],
  ['[3,4,6,3]', [3, 4, 6, 3]],
  ['[ 1, 2 ]', [1, 2]],
  ['[]', []],
  ['relu6', 'relu6'],
  ['1x', '1x'],
  ['[a,b]', '[a,b]'],
  ['0x10', '0x10'],
  ['', ''],
])('the value %j means %j', (text, value) => expect(parseValue(text)).toEqual(value));

test('numbers and lists come back from how they are written', () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value + 0);
  fc.assert(
    fc.property(number, fc.array(number), (value, list) => {
      expect(parseValue(String(value))).toBe(value === 0 ? 0 : value);
      expect(parseValue(JSON.stringify(list))).toEqual(list.map(item => (item === 0 ? 0 : item)));
    }),
  );
});

test('assignments are names and values; a later one wins', () => {
  const values = parseAssignments(['width=0.5', ' depths = [2,2]', 'width=1', 'expr=a=b'], session);
  expect(values).toEqual({ width: 1, depths: [2, 2], expr: 'a=b' });
});

test.each(['width', '=1', 'width=', '1width=2', 'a-b=1'])('%j is no assignment', text => {
  expect(messageOf(() => parseAssignments([text], session))).toBe(
    `Invalid --set. Expected name=value. Received: ${text}.`,
  );
});

test('only what was typed differs from the defaults', () => {
  const options: TrainOptions = { dataset: 'mnist', optimizer: 'adam' };
  expect(readTrainSettings(options, session)).toMatchObject({
    dataset: 'mnist',
    epochs: 5,
    batchSize: 64,
    steps: null,
  });
  const typed: TrainOptions = {
    dataset: 'mnist',
    epochs: '2',
    batchSize: '128',
    optimizer: 'sgd',
    learningRate: '0.05',
    momentum: '0.9',
    nesterov: true,
    weightDecay: '1e-4',
    schedule: 'cosine',
    warmup: '2',
    globalClipNorm: '5',
    labelSmoothing: '0.1',
    classWeights: 'balanced',
    ema: '0.99',
    accumulate: '4',
    augment: 'flip,crop=2',
    from: '2026',
    freeze: 'stem, stage*',
    distill: 'latest',
    distillAlpha: '0.9',
    seed: '7',
    earlyStopping: '3',
    trainExamples: '1000',
    steps: '10',
  };
  expect(readTrainSettings(typed, session)).toEqual({
    ...defaultTrainSettings('mnist'),
    epochs: 2,
    batchSize: 128,
    optimizer: { name: 'sgd', learningRate: 0.05, momentum: 0.9, nesterov: true, weightDecay: 1e-4 },
    schedule: { name: 'cosine', warmup: 2, final: 0 },
    globalClipNorm: 5,
    labelSmoothing: 0.1,
    classWeights: 'balanced',
    ema: { momentum: 0.99 },
    accumulationSteps: 4,
    augmentation: { ...augmentationSchema.parse({}), flip: 'horizontal', crop: 2 },
    from: '2026',
    freeze: ['stem', 'stage*'],
    distillation: { run: 'latest', temperature: 4, alpha: 0.9 },
    seed: 7,
    earlyStopping: { patience: 3, minDelta: 0 },
    trainExamples: 1000,
    steps: 10,
  });
  for (const classWeights of ['1,2,0.5', '[1, 2, 0.5]'])
    expect(readTrainSettings({ ...typed, classWeights }, session).classWeights).toEqual([1, 2, 0.5]);
});

test.each([
  [{ epochs: '0' }, 'Invalid `--epochs`. Expected ≥ 1. Received: 0.'],
  [{ epochs: 'two' }, 'Invalid `--epochs`. Expected number. Received: "two".'],
  [{ batchSize: '1.5' }, 'Invalid `--batch-size`. Expected int. Received: 1.5.'],
  [{ learningRate: '-1' }, 'Invalid `--learning-rate`. Expected > 0. Received: -1.'],
  [{ earlyStopping: '0' }, 'Invalid `--early-stopping`. Expected ≥ 1. Received: 0.'],
  [{ optimizer: 'lion' }, 'Invalid `--optimizer`. Expected "sgd" | "rmsprop" | "adam" | "adamw". Received: "lion".'],
  [{ momentum: '0.9' }, 'The optimizer adam takes no `--momentum`.'],
  [{ distillAlpha: '2', distill: 'latest' }, 'Invalid `--distill-alpha`. Expected ≤ 1. Received: 2.'],
  [{ distillTemperature: '2' }, 'The option `--distill` is missing.'],
  [{ accumulate: '0' }, 'Invalid `--accumulate`. Expected ≥ 1. Received: 0.'],
  [{ ema: '1' }, 'Invalid `--ema`. Expected < 1. Received: 1.'],
  [{ warmup: '-1' }, 'Invalid `--warmup`. Expected ≥ 0. Received: -1.'],
  [{ decayEvery: '2' }, 'The schedule constant takes no `--decay-every`.'],
  [{ schedule: 'step', plateauPatience: '2' }, 'The schedule step takes no `--plateau-patience`.'],
  [{ optimizer: 'rmsprop', nesterov: true }, 'The optimizer rmsprop takes no `--nesterov`.'],
])('the options %j are refused', (options: Partial<TrainOptions>, message) => {
  const typed = { dataset: 'mnist', optimizer: 'adam', ...options };
  expect(messageOf(() => readTrainSettings(typed, session))).toBe(message);
});

test('tables align by what a terminal shows', () => {
  expect(displayWidth('레이어')).toBe(6);
  const table = formatTable(
    [{ title: '레이어' }, { title: 'n', align: 'right' }],
    [
      ['conv', '10'],
      ['합', '7'],
    ],
  );
  expect(table).toBe('레이어   n\nconv    10\n합       7');
});

test('the language is that of the environment', () => {
  expect(environmentLocale({ LANG: 'ko_KR.UTF-8' })).toBe('ko');
  expect(environmentLocale({ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' })).toBe('en');
  expect(environmentLocale({ LC_ALL: '', LC_MESSAGES: 'ko', LANG: 'C' })).toBe('ko');
  expect(environmentLocale({ LANG: 'kok_IN' })).toBe('en');
  expect(environmentLocale({})).toBe('en');
});

test.each([
  ['7', [7]],
  ['0..3', [0, 1, 2, 3]],
  ['1, 5, 8..9', [1, 5, 8, 9]],
])('--index %j names the images %j', (text, indices) => expect(parseIndices(text, 10, session)).toEqual(indices));

test.each(['', 'a', '-1', '10', '3..2', '0..10', '1..', '1,,2'])('--index %j is refused', text => {
  expect(messageOf(() => parseIndices(text, 10, session))).toContain('Invalid `--index`. Expected 0 … 9');
});
