import { expect, test } from 'vitest';
import { AppError } from '../../../shared/base/appError.ts';
import { augmentationSchema, usualStrengths } from '../../../shared/jobs/Augmentation.ts';
import { createTranslator } from '../../../shared/text/Translator.ts';
import { parseAugmentation } from './parseAugmentation.ts';
import type { Session } from './Session.ts';

const translator = createTranslator('en');
const session: Pick<Session, 'text'> = { text: (key, values) => translator.text(key, values) };
const nothing = augmentationSchema.parse({});

test('kinds with and without a strength', () => {
  expect(parseAugmentation('flip,crop=2, rotate = 7.5 ,fill=reflect', session)).toEqual({
    ...nothing,
    flip: 'horizontal',
    crop: 2,
    rotate: 7.5,
    fill: 'reflect',
  });
  expect(parseAugmentation('flip=both', session)).toEqual({ ...nothing, flip: 'both' });
});

test('every kind by itself has a strength that is allowed and does something', () => {
  for (const kind of Object.keys(usualStrengths).filter(name => name !== 'fill')) {
    expect(parseAugmentation(kind, session), kind).not.toEqual(nothing);
  }
  expect(parseAugmentation(Object.keys(usualStrengths).join(','), session)).toEqual(usualStrengths);
});

test.each([
  ['blur', 'Invalid `--augment`. Expected flip, crop, rotate,'],
  ['', 'Invalid `--augment`. Expected flip, crop, rotate,'],
  ['rotate=200', 'Invalid `--augment rotate`. Expected ≤ 180. Received: 200.'],
  ['flip,crop=1.5', 'Invalid `--augment crop`. Expected int. Received: 1.5.'],
  [
    'flip=sideways',
    'Invalid `--augment flip`. Expected "none" | "horizontal" | "vertical" | "both". Received: "sideways".',
  ],
])('%j is refused', (text, message) => {
  try {
    parseAugmentation(text, session);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(AppError);
    expect(translator.error(thrown as AppError)).toContain(message);
    return;
  }
  expect.fail('nothing was thrown');
});
