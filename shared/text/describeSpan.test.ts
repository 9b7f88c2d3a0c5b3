import { expect, test } from 'vitest';
import { createTranslator } from './Translator.ts';
import { describeSpan } from './describeSpan.ts';

test.each([
  [0, 'under 1 s', '1초 미만'],
  [499, 'under 1 s', '1초 미만'],
  [20_400, '20 s', '20초'],
  [99_499, '99 s', '99초'],
  [100_000, '2 min', '2분'],
  [240_000, '4 min', '4분'],
  [5_969_000, '99 min', '99분'],
  [7_800_000, '2 h 10 min', '2시간 10분'],
])('%d ms are %s', (spanMs, english, korean) => {
  expect(describeSpan(spanMs, createTranslator('en'))).toBe(english);
  expect(describeSpan(spanMs, createTranslator('ko'))).toBe(korean);
});
