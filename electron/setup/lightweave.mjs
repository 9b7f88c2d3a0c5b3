import { terminalNeeds } from './needs/needs.mjs';
import { provision } from './provision.mjs';
import { runLightweave } from './runLightweave.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

// `npm run -s lightweave -- …`: the command line.
await runMain(async () => {
  await provision(terminalNeeds, createReport());
  await runLightweave(process.argv.slice(2));
});
