import { join } from 'node:path';
import { app } from 'electron';
import { dataRoot } from '../files/dataRoot.ts';
import { environmentLocale } from '../hosts/cli/environmentLocale.ts';
import { runCli } from '../hosts/cli/runCli.ts';
import { forkedDecoder } from '../hosts/images/forkedDecoder.ts';
import { forkUtility } from './forkUtility.ts';
import { goOffline } from './goOffline.ts';

/** The command line of the packed app: what follows `--cli`, without a window. Ends the app with its exit code. */
export function runCliInApp(): void {
  const root = dataRoot();
  // Apart from that of a window that may be open.
  app.setPath('userData', join(root, 'browser-cli'));
  goOffline();
  app.dock?.hide();
  void app.whenReady().then(async () => {
    const code = await runCli(process.argv.slice(process.argv.indexOf('--cli') + 1), {
      stdout: process.stdout,
      stderr: process.stderr,
      isTerminal: process.stderr.isTTY,
      locale: environmentLocale(process.env),
      version: app.getVersion(),
      templatesFolder: join(app.getAppPath(), 'templates'),
      dataRoot: root,
      forkEngine: forkUtility,
      decodeImages: forkedDecoder(() => forkUtility('imageHost')),
      onInterrupt: listener => {
        process.on('SIGINT', listener).on('SIGTERM', listener);
        return () => {
          process.off('SIGINT', listener).off('SIGTERM', listener);
        };
      },
      runSetupDoctor: null,
    });
    // What was written to a pipe has yet to leave.
    await Promise.all([process.stdout, process.stderr].map(stream => new Promise(done => stream.write('', done))));
    app.exit(code);
  });
}
