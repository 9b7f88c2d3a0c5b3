import { inRoot, root } from './paths.mjs';
import { npmPackages } from './needs/npmPackages.mjs';
import { provision } from './provision.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

// `npm run figures`: compares every template with its sources and writes docs/figures.md.
await runMain(async () => {
  await provision([npmPackages], createReport());
  const { runnerImport } = await import('vite');
  await runnerImport(inRoot('e2e', 'figures', 'figures.ts'), { root, configFile: false });
});
