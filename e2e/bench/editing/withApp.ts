import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { assert } from '../../../shared/base/assert.ts';
import { Faults } from '../../fixtures/Faults.ts';
import { launchApp } from '../../fixtures/launchApp.ts';

/** Runs the production build with an empty data root, with the files that `prepare` puts there on its command line. */
export async function withApp<T>(
  run: (page: Page) => Promise<T>,
  prepare: (home: string) => Promise<readonly string[]> = () => Promise.resolve([]),
): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), 'lightweave-editing-'));
  const faults = new Faults();
  const app = await launchApp(home, faults, await prepare(home));
  try {
    return await run(app.page);
  } finally {
    await app.close();
    await rm(home, { recursive: true, force: true });
    assert(faults.found.length === 0, `the window stays whole: ${faults.found.join('\n')}`);
  }
}
