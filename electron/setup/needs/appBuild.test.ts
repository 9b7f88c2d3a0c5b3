import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSources } from './appBuild.mjs';

let clone = '';
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'lightweave-build-'));
  for (const folder of ['shared', 'electron/setup', 'templates']) mkdirSync(join(clone, folder), { recursive: true });
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  writeFileSync(join(clone, 'shared', 'shape.ts'), 'export {};');
});
afterEach(() => {
  rmSync(clone, { recursive: true, force: true });
});

/** Whether a change to the clone makes an earlier build stale. */
function isStaleAfter(change: () => void): boolean {
  const before = hashSources(clone);
  change();
  return hashSources(clone) !== before;
}

test('a build is stale once a source changes, comes, goes or is renamed, or the lock file changes', () => {
  const source = join(clone, 'shared', 'shape.ts');
  const added = join(clone, 'templates', 'resnet.json');
  expect(isStaleAfter(() => writeFileSync(source, 'export const a = 1;'))).toBe(true);
  expect(isStaleAfter(() => writeFileSync(added, '{}'))).toBe(true);
  expect(isStaleAfter(() => renameSync(added, join(clone, 'templates', 'vgg.json')))).toBe(true);
  expect(isStaleAfter(() => rmSync(join(clone, 'templates', 'vgg.json')))).toBe(true);
  expect(isStaleAfter(() => writeFileSync(join(clone, 'package-lock.json'), '{"a":1}'))).toBe(true);
});

test('a build is not stale because of time stamps, tests, notes or the set-up itself', () => {
  expect(isStaleAfter(() => utimesSync(join(clone, 'shared', 'shape.ts'), 0, 0))).toBe(false);
  expect(isStaleAfter(() => writeFileSync(join(clone, 'shared', 'shape.test.ts'), ''))).toBe(false);
  expect(isStaleAfter(() => writeFileSync(join(clone, 'shared', 'README.md'), ''))).toBe(false);
  expect(isStaleAfter(() => writeFileSync(join(clone, 'electron', 'setup', 'start.mjs'), ''))).toBe(false);
});
