import { npmPackages } from './needs/npmPackages.mjs';
import { pythonPeers } from './needs/pythonPeers.mjs';
import { tensorflow } from './needs/tensorflow.mjs';
import { inRoot, root } from './paths.mjs';
import { provision } from './provision.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

// `npm run parity [-- PART OF A NAME …]`: computes every family here and in other people's code, with the same weights.
await runMain(async () => {
  await provision([npmPackages, tensorflow, pythonPeers], createReport());
  const { runnerImport } = await import('vite');
  await runnerImport(inRoot('e2e', 'parity', 'parity.ts'), { root, configFile: false });
});
