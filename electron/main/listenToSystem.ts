import { app } from 'electron';
import { z } from 'zod';
import { serialiseError } from '../../shared/base/appError.ts';
import { openGranted } from './handlers/documentHandlers.ts';
import type { Services } from './Services.ts';

/** What another instance hands over before it goes. */
const handOverSchema = z.strictObject({ files: z.array(z.string().min(1).max(4096)).max(100) });
export type HandOver = z.infer<typeof handOverSchema>;

/** Follows what comes from outside the window: files to open, a second start, the end. */
export function listenToSystem(services: Services, files: readonly string[]): void {
  const { window } = services;
  const open = (path: string): Promise<void> =>
    openGranted(services, path).then(
      opened => window.send('document.opened', opened),
      (thrown: unknown) => window.send('app.failure', serialiseError(thrown)),
    );
  const openAll = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) await open(path);
  };

  void openAll(files);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void open(path);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    window.show();
    const handedOver = handOverSchema.safeParse(data);
    if (handedOver.success) void openAll(handedOver.data.files);
  });
  app.on('activate', () => window.show());

  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || isQuitting) app.quit();
  });
  app.once('will-quit', event => {
    event.preventDefault();
    // Not within this event: Electron does not get over a quit inside a quit.
    void services.close().finally(() => setImmediate(() => app.quit()));
  });
}
