import { expect, test } from 'vitest';
import { absentEntries, type LockEntry } from './completeLockFile.mjs';
import { inRoot } from './paths.mjs';
import { readJson } from './readJson.mjs';

test('the lock file has an entry for every system (npm run lock adds what npm left out)', () => {
  const lock = readJson(inRoot('package-lock.json')) as { packages: Record<string, LockEntry> };
  expect(absentEntries(lock.packages)).toEqual({});
});

test('an absent optional package gets the system in its name', () => {
  const packages = {
    'node_modules/tool': {
      dev: true,
      optionalDependencies: { '@tool/linux-arm64-musl': '1.2.3', '@tool/darwin-x64': '1.2.3' },
    },
    'node_modules/@tool/darwin-x64': { version: '1.2.3' },
  };
  expect(absentEntries(packages)).toEqual({
    'node_modules/@tool/linux-arm64-musl': {
      version: '1.2.3',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['arm64'],
      libc: ['musl'],
    },
  });
});
