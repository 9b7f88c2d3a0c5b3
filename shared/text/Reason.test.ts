import { expect, test } from 'vitest';
import { AppError, serialiseError } from '../base/appError.ts';
import { reasons as english } from './en/reasons.ts';
import { reasons as korean } from './ko/reasons.ts';
import { because, reasonValues } from './Reason.ts';
import { createTranslator } from './Translator.ts';

const [en, ko] = [createTranslator('en'), createTranslator('ko')];

test('the reason of an error is said in the language of the moment', () => {
  const values = { ...reasonValues(because('labels.count', { labels: 9, count: 10 })), file: 'x.idx' };
  const error = serialiseError(new AppError('dataset/unreadable', values));
  expect(en.error(error)).toBe('The file x.idx cannot be imported: it has 9 labels for 10 images.');
  expect(ko.error(error)).toBe('파일 x.idx을(를) 가져올 수 없습니다: 이미지는 10개인데 레이블은 9개임.');
});

test('so are the words of the system, and what nobody translated stays', () => {
  const full = { code: 'file/cannotWrite', values: { file: 'x', reason: 'no space left on device' } } as const;
  expect(ko.error(full)).toContain('x에 쓸 수 없습니다: 디스크에 남은 공간이 없음.');
  expect(ko.reason({ reason: 'address not available' })).toBe('address not available');
  expect(ko.reason({ reason: 'what a newer version says', because: 'newer.code' })).toBe('what a newer version says');
});

test('every reason has its values in Korean, too', () => {
  const names = (sentence: string): readonly string[] =>
    [...new Set(Array.from(sentence.matchAll(/\{(\w+)/g), ([, name = '']) => name))].toSorted();
  for (const [code, sentence] of Object.entries(korean)) {
    const words = Object.entries(english).find(([name]) => name === code)?.[1] ?? '';
    expect([code, names(sentence)]).toEqual([code, names(words)]);
  }
});
