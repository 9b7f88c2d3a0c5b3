import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBytes } from './formatBytes.ts';
import { formatCount } from './formatCount.ts';
import { formatDuration } from './formatDuration.ts';
import { formatFactor } from './formatFactor.ts';
import { formatLoss } from './formatLoss.ts';
import { formatPercent } from './formatPercent.ts';
import { formatScaled } from './formatScaled.ts';

test.each([
  [0, '0'],
  [960, '960'],
  [999.4, '999'],
  [999.6, '1.00 k'],
  [1000, '1.00 k'],
  [999_499, '999 k'],
  [999_600, '1.00 M'],
  [25_557_032, '25.6 M'],
  [4_089_184_256, '4.09 G'],
  [1.5e12, '1.50 T'],
  [-2_000, '-2.00 k'],
])('%d is scaled to %s', (count, text) => expect(formatScaled(count)).toBe(text));

test('a scaled count is within half a percent of the count, and never written with an exponent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9e14 }), count => {
      const text = formatScaled(count);
      expect(text).not.toContain('e');
      const scale = { T: 1e12, G: 1e9, M: 1e6, k: 1e3 }[text.at(-1) ?? ''] ?? 1;
      expect(Math.abs(Number.parseFloat(text) * scale - count) / count).toBeLessThanOrEqual(0.005);
    }),
  );
});

test('counts, bytes, shares, factors and durations', () => {
  expect(formatCount(25_557_032)).toBe('25,557,032');
  expect(formatBytes(14)).toBe('14 B');
  expect(formatBytes(102_228_128)).toBe('102 MB');
  expect(formatPercent(0.98714)).toBe('98.71 %');
  expect(formatPercent(0.5, 0)).toBe('50 %');
  expect([8.96, 8.84, 48.94, 9].map(formatFactor)).toEqual(['9', '8.8', '49', '9']);
  expect([0, 42_400, 187_000, 3_723_000, -5].map(formatDuration)).toEqual(['0:00', '0:42', '3:07', '1:02:03', '0:00']);
});

test('a loss has three digits, and no exponent where it is large', () => {
  expect([0.09154, 2.3026, 999.4, 999.6, 1216.4, 2.98e6, -1500].map(formatLoss)).toEqual([
    '0.0915',
    '2.30',
    '999',
    '1.00 k',
    '1.22 k',
    '2.98 M',
    '-1.50 k',
  ]);
  expect(formatLoss(Number.POSITIVE_INFINITY)).toBe('Infinity');
});
