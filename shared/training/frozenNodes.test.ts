import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenNodes } from './frozenNodes.ts';

const nodes = ['stem', 'stage1', 'stage2', 'stage10', 'head.pool', 'head-pool'];
const found = (...patterns: string[]): unknown => {
  const result = frozenNodes(patterns, nodes);
  return result.ok ? [...result.value] : { unknown: result.error };
};

test('ids, and patterns in which * is anything', () => {
  expect(found()).toEqual([]);
  expect(found('stem', 'stage1')).toEqual(['stem', 'stage1']);
  expect(found('stage*')).toEqual(['stage1', 'stage2', 'stage10']);
  expect(found('*pool', 'stem')).toEqual(['stem', 'head.pool', 'head-pool']);
  expect(found('head.pool')).toEqual(['head.pool']);
  expect(found('*')).toEqual(nodes);
});

test('a pattern that names nothing is told', () => {
  expect(found('stem', 'stage')).toEqual({ unknown: 'stage' });
  expect(found('head.*x')).toEqual({ unknown: 'head.*x' });
});

test('any id names itself', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.string({ minLength: 1 }).filter(id => !id.includes('*')),
        { minLength: 1 },
      ),
      ids => {
        for (const id of ids) expect(frozenNodes([id], ids)).toEqual({ ok: true, value: new Set([id]) });
      },
    ),
  );
});
