import { electronPath, electronSwitches } from './needs/electron.mjs';
import { terminalNeeds, windowNeeds } from './needs/needs.mjs';
import { hasDisplay } from './needs/virtualDisplay.mjs';
import { inRoot, root } from './paths.mjs';
import { provision } from './provision.mjs';
import { runLightweave } from './runLightweave.mjs';
import { launch } from './terminal/launch.mjs';
import { createReport } from './terminal/report.mjs';
import { runMain } from './terminal/runMain.mjs';

const FIRST_RUN = ['train', 'mobilenet-v1', '--variant', 'mnist', '--dataset', 'mnist', '--epochs', '1'];

// `npm start`: the window, or on a machine without a display the same main job in the terminal.
await runMain(async () => {
  const report = createReport();
  const began = performance.now();
  await provision(hasDisplay() ? windowNeeds : terminalNeeds, report);
  report.say(`Everything is there (set-up took ${((performance.now() - began) / 1000).toFixed(2)} s).`);
  if (hasDisplay()) {
    process.exitCode = await launch([electronPath(), ...electronSwitches(), root, ...process.argv.slice(2)]);
    return;
  }
  report.say(
    [
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the network is trained in the terminal.',
      'To see the window, run `npm start` on a desktop, or on a virtual screen: xvfb-run -a npm start',
      'All that the terminal can do: npm run -s lightweave -- --help',
      '',
    ].join('\n'),
  );
  await runLightweave([...FIRST_RUN, '--export', inRoot('out', 'export', 'mobilenet-v1-mnist')]);
});
