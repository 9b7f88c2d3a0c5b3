import { terminalNeeds } from './needs/needs.mjs';
import { inRoot, root } from './paths.mjs';
import { provision } from './provision.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

// `npm run accuracy [-- PART OF A NAME …]`: trains every family's small forms and writes docs/accuracy.md. Takes hours.
await runMain(async () => {
  await provision(terminalNeeds, createReport());
  const { runnerImport } = await import('vite');
  await runnerImport(inRoot('e2e', 'accuracy', 'accuracy.ts'), { root, configFile: false });
});
