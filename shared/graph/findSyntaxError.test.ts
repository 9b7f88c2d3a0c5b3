import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findSyntaxError } from './findSyntaxError.ts';

/** `|` marks the place. */
it.each([
  '|',
  '{"a": 1|',
  '{"a": tru|',
  '{"a": -|',
  '{"a": "b\\"|',
  '|hello',
  '{|a: 1}',
  '{"a" |1}',
  '{"a": 1, |}',
  '[1, |]',
  '[1 |2]',
  '[|01]',
  '[1|}',
  '{"a": 1}|]',
  '{} |{}',
  '{"a": |"\\x"}',
  '["a|',
  '{"a":1 |"b"',
])('finds where %s stops being JSON', marked => {
  expect(findSyntaxError(marked.replace('|', ''))).toBe(marked.indexOf('|'));
});

it('finds no error before the end of any JSON, nor of its beginning', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, at) => {
      expect(findSyntaxError(text)).toBe(text.length);
      const start = text.slice(0, at % (text.length + 1));
      expect(findSyntaxError(start)).toBe(start.length);
    }),
    { numRuns: 500 },
  );
});
