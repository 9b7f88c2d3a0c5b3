import { expect, test } from 'vitest';
import { createTranslator } from '../text/Translator.ts';
import { describeMatch } from './describeMatch.ts';

const whole = { run: 'a-run', matched: 7, renamed: [], fresh: [], reshaped: [], unused: [] };

test('what went over whole needs a sentence only', () => {
  expect(describeMatch(whole, createTranslator('en'))).toEqual({
    sentence: 'Weights of a-run: 7 taken over, 0 new, 0 of another shape, 0 without a place.',
    lists: [],
  });
});

test('every weight that did not is named', () => {
  const match = {
    ...whole,
    renamed: [{ name: 'conv/kernel', from: 'conv2d_1/kernel:0' }],
    fresh: ['conv/bias'],
    reshaped: ['logits/kernel', 'logits/bias'],
    unused: ['top/kernel'],
  };
  expect(describeMatch(match, createTranslator('en')).lists).toEqual([
    { title: 'New, drawn at random: 1', names: ['conv/bias'] },
    { title: 'Of another shape, drawn at random: 2', names: ['logits/kernel', 'logits/bias'] },
    { title: 'Without a place in this network: 1', names: ['top/kernel'] },
    { title: 'Taken over by their order, under other names: 1', names: ['conv/kernel ← conv2d_1/kernel:0'] },
  ]);
});
