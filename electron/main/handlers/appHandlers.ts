import { app } from 'electron';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';
import { markTime } from '../markTime.ts';
import { systemLocale } from '../systemLocale.ts';

export const appHandlers = ({ dataRoot, jobs, window, onInteractive }: Services): HandlersOf<'app'> => ({
  'app.info': () => ({
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
    systemLocale: systemLocale(),
    dataRoot,
    isSafeStart: window.isSafeStart,
  }),
  'app.ready': ({ mark, time }) => {
    markTime(mark, time);
    if (mark !== 'interactive') return;
    onInteractive();
    // An engine takes a second of all cores to load: not before the window can be used.
    jobs.warm();
  },
});
