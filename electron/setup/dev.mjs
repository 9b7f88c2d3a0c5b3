import { windowNeeds } from './needs/needs.mjs';
import { electronSwitches } from './needs/electron.mjs';
import { appBuild } from './needs/appBuild.mjs';
import { inRoot } from './paths.mjs';
import { provision } from './provision.mjs';
import { launch } from './terminal/launch.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

// `npm run dev`: the window with the sources reloaded as they change.
await runMain(async () => {
  await provision(
    windowNeeds.filter(need => need !== appBuild),
    createReport(),
  );
  const electronVite = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  process.exitCode = await launch([process.execPath, electronVite, 'dev', '--', ...electronSwitches()]);
});
