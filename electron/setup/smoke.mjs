import { allNeeds } from './needs/needs.mjs';
import { smokeTest } from './packaging/smokeTest.mjs';
import { provision } from './provision.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

// `npm run smoke`: packs the app and uses its command line.
await runMain(async () => {
  await provision(allNeeds, createReport());
  process.exitCode = (await smokeTest()).failed === 0 ? 0 : 1;
});
