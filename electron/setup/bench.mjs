import { existsSync, readdirSync } from 'node:fs';
import { allNeeds } from './needs/needs.mjs';
import { npmPackages } from './needs/npmPackages.mjs';
import { pythonPeers } from './needs/pythonPeers.mjs';
import { tensorflow } from './needs/tensorflow.mjs';
import { displayPrefix, hasDisplay } from './needs/virtualDisplay.mjs';
import { inRoot, root } from './paths.mjs';
import { provision } from './provision.mjs';
import { launch } from './terminal/launch.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';
import { SetupError } from './terminal/SetupError.mjs';

/** Benchmarks that need no window, but other people's frameworks. */
const withPeers = ['training', 'inference', 'training-memory'];

// `npm run bench -- NAME`: runs `e2e/bench/NAME.ts`, with a screen around it where it needs one.
await runMain(async () => {
  const [name = ''] = process.argv.slice(2);
  const file = inRoot('e2e', 'bench', `${name}.ts`);
  if (!existsSync(file)) throw new SetupError(`There is no benchmark "${name}".`, `Known: ${benchmarks().join(', ')}`);
  const needsWindow = !withPeers.includes(name);
  await provision(needsWindow ? allNeeds : [npmPackages, tensorflow, pythonPeers], createReport());
  if (needsWindow && !hasDisplay()) {
    process.exitCode = await launch([...displayPrefix(), process.execPath, ...process.argv.slice(1)]);
    return;
  }
  const { runnerImport } = await import('vite');
  await runnerImport(file, { root, configFile: false });
});

function benchmarks() {
  const folder = inRoot('e2e', 'bench');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap(file => (/^[a-z-]+\.ts$/.test(file) ? [file.replace(/\.ts$/, '')] : []));
}
