import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';

const scheme = 'lightweave';
export const appOrigin = `${scheme}://app`;
export const appUrl = `${appOrigin}/index.html`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Makes the app's scheme a secure origin of its own. Only possible before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the files that lie in `folder`, and nothing else: an address is looked up among their names and never made
 * into a path, so none of its spellings can lead outside.
 */
export function serveApp(session: Session, folder: string): void {
  const files = bundledFiles(folder);
  session.protocol.handle(scheme, async request => {
    const file = request.method === 'GET' ? files.get(request.url.replace(/[?#].*$/s, '')) : undefined;
    if (file === undefined) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(file)), { headers: headersOf(file) });
  });
}

/** Address → file. Links are left out. */
function bundledFiles(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => [`${appOrigin}/${encodeURI(relative(folder, file).split(sep).join('/'))}`, file]),
  );
}

const headersOf = (file: string): Record<string, string> => ({
  'content-type': types[extname(file)] ?? 'application/octet-stream',
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
});
