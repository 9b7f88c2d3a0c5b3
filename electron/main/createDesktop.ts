import { Notification, powerSaveBlocker } from 'electron';
import type { Translator } from '../../shared/text/Translator.ts';
import type { AppWindow } from './AppWindow.ts';
import type { Desktop } from './RunWatch.ts';

/** The desktop of this system. */
export function createDesktop(window: AppWindow, translator: () => Translator): Desktop {
  let blocker: number | null = null;
  return {
    keepAwake(isNeeded) {
      if (isNeeded) blocker = powerSaveBlocker.start('prevent-app-suspension');
      else if (blocker !== null) powerSaveBlocker.stop(blocker);
    },
    showProgress: (share, isPaused) => window.showProgress(share, isPaused),
    announce({ title, state }) {
      // Whoever stopped it knows, and whoever looks sees.
      if (state === 'cancelled' || window.isFocused || !Notification.isSupported()) return;
      const text = translator().text(state === 'failed' ? 'run.announce.failed' : 'run.announce.succeeded');
      const notification = new Notification({ title, body: text });
      notification.on('click', () => window.show());
      notification.show();
    },
  };
}
