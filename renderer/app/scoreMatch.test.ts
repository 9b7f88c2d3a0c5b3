import { expect, test } from 'vitest';
import { scoreMatch } from './scoreMatch.ts';

test('the start of the label beats the start of a word, a word beats its middle, the label beats a keyword', () => {
  const scores = [
    scoreMatch('mob', 'MobileNetV1'),
    scoreMatch('mob', 'Thin MobileNet'),
    scoreMatch('mob', 'Automobile'),
    scoreMatch('mob', 'Stem', ['mobilenet']),
    scoreMatch('mob', 'Show or hide the bottom panel'),
  ];
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(scores.length);
  expect(scores.at(-1)).toBe(0);
});

test('every word must be found, in any order and case', () => {
  expect(scoreMatch('28 mobile', 'MobileNetV1 (28×28)')).toBeGreaterThan(0);
  expect(scoreMatch('mobile 99', 'MobileNetV1 (28×28)')).toBe(0);
  expect(scoreMatch('학습', '학습 시작')).toBe(1);
  expect(scoreMatch('', 'anything')).toBe(1);
});
