import { expect, test } from 'vitest';
import { stalePackages } from './npmPackages.mjs';

const react = { version: '19.3.1', integrity: 'sha512-a' };

test('an installation as locked is not stale', () => {
  expect(stalePackages({ react }, { react })).toEqual([]);
});

test('a missing package, another version and another content are stale', () => {
  expect(stalePackages({ react }, {})).toEqual(['react']);
  expect(stalePackages({ react }, { react: { ...react, version: '19.3.0' } })).toEqual(['react']);
  expect(stalePackages({ react }, { react: { ...react, integrity: 'sha512-b' } })).toEqual(['react']);
});

test('an optional package may be absent, but not of another version', () => {
  const optional = { ...react, optional: true };
  expect(stalePackages({ react: optional }, {})).toEqual([]);
  expect(stalePackages({ react: optional }, { react: { version: '18.0.0' } })).toEqual(['react']);
});
