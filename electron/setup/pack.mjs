import { allNeeds } from './needs/needs.mjs';
import { packApp } from './packaging/packApp.mjs';
import { packedApp } from './packaging/packedApp.mjs';
import { provision } from './provision.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

// `npm run pack`: the app as users get it, in a folder under `dist`.
await runMain(async () => {
  const report = createReport();
  await provision(allNeeds, report);
  await packApp();
  report.say(`Packed: ${packedApp().executable}`);
});
