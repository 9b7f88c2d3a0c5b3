import { expect, test } from 'vitest';
import { createTranslator } from './Translator.ts';
import { fill } from './fill.ts';

test('a sentence takes its values, and the word that goes with a count', () => {
  const sentence = '{count} {count|image was|images were} left out of {name}, {missing}';
  expect(fill(sentence, { count: 1, name: 'pets' })).toBe('1 image was left out of pets, {missing}');
  expect(fill(sentence, { count: '1', name: 'a|b' })).toBe('1 image was left out of a|b, {missing}');
  for (const count of [0, 2, 21, '1,001']) {
    expect(fill(sentence, { count, name: 'pets' })).toBe(`${count} images were left out of pets, {missing}`);
  }
});

test('one is said in the singular, and in Korean like any other', () => {
  const say = (locale: 'en' | 'ko', count: number) => createTranslator(locale).text('datasets.images', { count });
  expect([say('en', 1), say('en', 2)]).toEqual(['1 image', '2 images']);
  expect(say('ko', 1).replace('1', '2')).toBe(say('ko', 2));
  const channels = { expected: '1', dataset: 'Shapes', received: '3' };
  expect(createTranslator('en').problem({ code: 'fit/channels', values: channels })).toBe(
    'The network expects 1 channel; Shapes has 3.',
  );
});
