import { app, type Session, type WebContents } from 'electron';
import { appOrigin } from './appScheme.ts';

const switches: readonly (readonly [name: string, value?: string])[] = [
  // Chromium's own errands: updates of components, field trials, reports, look-ups ahead of time.
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['dns-prefetch-disable'],
  ['no-first-run'],
  ['no-pings'],
  // No name resolves, and no proxy is looked for: whatever is forgotten above gets nowhere.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
];

/** Keeps Chromium off the network. To be called before Electron is ready. */
export function goOffline(): void {
  for (const [name, value] of switches) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
}

const ownAddresses = [`${appOrigin}/`, 'data:', 'blob:', 'devtools:'];

/** A session that loads the app's own files only, grants no permission and saves no download. */
export function hardenSession(session: Session): void {
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
