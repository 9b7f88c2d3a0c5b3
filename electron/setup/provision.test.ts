import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Need } from './needs/Need.mjs';
import { provision } from './provision.mjs';

const quiet = { say: () => undefined, progress: () => undefined };

let cache = '';
let provided: string[] = [];
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'lightweave-provision-'));
  provided = [];
});
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

function need(id: string, isThere: boolean, isProvidable = true): Need {
  let ready = isThere;
  return {
    id,
    label: id,
    check: () => ({ ready, detail: 'a detail', mend: 'a command' }),
    provide: () => {
      provided.push(id);
      ready = isProvidable;
      return Promise.resolve();
    },
  };
}

test('provides what is missing, in order, once', async () => {
  const needs = [need('packages', true), need('engine', false), need('build', false)];
  await provision(needs, quiet, cache);
  await provision(needs, quiet, cache);
  expect(provided).toEqual(['engine', 'build']);
});

test('stops at a need that stays missing and goes on there the next time', async () => {
  const needs = [need('packages', false), need('engine', false, false), need('build', false)];
  await expect(provision(needs, quiet, cache)).rejects.toMatchObject({
    message: 'engine: a detail.',
    mend: 'a command',
  });
  await expect(provision(needs, quiet, cache)).rejects.toThrow();
  expect(provided).toEqual(['packages', 'engine', 'engine']);
});
