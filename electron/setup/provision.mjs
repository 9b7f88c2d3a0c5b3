import { withLock } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { SetupError } from './terminal/SetupError.mjs';

/**
 * Provides what is missing of some needs, in their order. Repeating it is cheap, interrupting it is harmless.
 * @param {readonly import('./needs/Need.mjs').Need[]} needs
 * @param {import('./terminal/report.mjs').Report} report
 * @param {string} [cache]
 */
export async function provision(needs, report, cache = cacheFolder) {
  if (needs.every(need => need.check().ready)) return;
  await withLock(
    async () => {
      for (const need of needs) await provide(need, report);
    },
    report,
    cache,
  );
}

/**
 * @param {import('./needs/Need.mjs').Need} need
 * @param {import('./terminal/report.mjs').Report} report
 */
async function provide(need, report) {
  const before = need.check();
  if (before.ready) return;
  const started = performance.now();
  report.say(`${need.label}: ${before.detail}`);
  await need.provide(report);
  const after = need.check();
  if (!after.ready) throw new SetupError(`${need.label}: ${after.detail}.`, after.mend ?? 'npm run doctor');
  report.say(`${need.label}: ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
