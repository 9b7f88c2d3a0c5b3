import { expect, test } from 'vitest';
import type { Command } from './Command.ts';
import { commands } from './registry.gen.ts';

const all: readonly Command[] = commands;

test('no two commands share an id or a shortcut', () => {
  const ids = all.map(({ id }) => id);
  const shortcuts = all.flatMap(({ shortcuts = [] }) => shortcuts);
  expect(ids).toEqual([...new Set(ids)]);
  expect(shortcuts).toEqual([...new Set(shortcuts)]);
});
