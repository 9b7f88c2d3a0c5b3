import { freeBytes } from './cache/diskSpace.mjs';
import { allNeeds } from './needs/needs.mjs';
import { cacheFolder, root } from './paths.mjs';
import { megabytes } from './terminal/report.mjs';

// `npm run doctor`: looks at everything, reads every file of the big pieces, and mends nothing.
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

say(`Lightweave in ${root}`);
say(`Node ${process.versions.node} on ${process.platform} ${process.arch}`);
say(`Cache ${cacheFolder}, ${megabytes(freeBytes(cacheFolder))} free\n`);

for (const need of allNeeds) {
  const state = need.check();
  const damaged = state.ready ? ((await need.verify?.()) ?? []) : [];
  const verdict = !state.ready ? 'missing' : damaged.length > 0 ? 'damaged' : 'ok';
  say(`${verdict.padEnd(8)}${need.label}: ${[state.detail, ...damaged].join(', ')}`);
  if (verdict === 'ok') continue;
  say(`        mend with: ${state.mend ?? `delete ${cacheFolder} and node_modules, then npm start`}`);
  process.exitCode = 1;
}
