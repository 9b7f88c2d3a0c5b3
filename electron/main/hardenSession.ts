import type { Session, WebContents } from 'electron';
import { appOrigin } from './appScheme.ts';

const ownAddresses = [`${appOrigin}/`, 'data:', 'blob:', 'devtools:'];

/** A session that loads the app's own files only, grants no permission and saves no download. */
export function hardenSession(session: Session): void {
  // It would fetch dictionaries from the network.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL(`${appOrigin}/no-dictionaries/`);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', event => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) =>
    answer({ cancel: !ownAddresses.some(address => url.startsWith(address)) }),
  );
}

/** A page stays where it is: it neither navigates nor opens windows nor embeds other pages. */
export function confineContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', event => event.preventDefault());
  contents.on('will-frame-navigate', event => event.preventDefault());
  contents.on('will-redirect', event => event.preventDefault());
  contents.on('will-attach-webview', event => event.preventDefault());
}
