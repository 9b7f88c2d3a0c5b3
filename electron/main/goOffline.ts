import { app } from 'electron';

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
