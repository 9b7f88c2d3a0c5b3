import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf } from './slugOf.ts';

test.each([
  ['Pets at home!', 'pets-at-home'],
  ['Größe (2)', 'gro-e-2'],
  ['MobileNetV1 28×28', 'mobilenetv1-28-28'],
  ['한국어', 'network'],
  ['', 'network'],
])('%j becomes %j', (name, slug) => {
  expect(slugOf(name, 'network')).toBe(slug);
});

test('whatever the name, it is safe and short in every file system', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), name => /^[a-z0-9][a-z0-9-]{0,39}$/.test(slugOf(name, 'network'))),
  );
});
