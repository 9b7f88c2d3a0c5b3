import { expect, test } from 'vitest';
import { createTranslator } from '../text/Translator.ts';
import { describeWarning } from './describeWarning.ts';

test('a loss is told with three figures, however far it rose', () => {
  const say = (from: number, to: number): string =>
    describeWarning({ kind: 'diverging', node: 'n', layer: 'l', step: 2, from, to }, createTranslator('en'));
  expect(say(2.6449, 414.2)).toMatch(/^The loss rose from 2\.64 to 414 at step 2\./);
  expect(say(5.05, 3.98e15)).toMatch(/^The loss rose from 5\.05 to 3\.98e\+15 at step 2\./);
});

test('how far a gradient outgrows its weight is told without an exponent, as long as that is short', () => {
  const say = (factor: number): string =>
    describeWarning({ kind: 'exploding', node: 'n', layer: 'w', factor }, createTranslator('en'));
  expect(say(123.4)).toMatch(/ 123 times /);
  expect(say(4.2)).toMatch(/ 4\.2 times /);
});
