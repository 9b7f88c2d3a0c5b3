import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of Lightweave, from its package.json, wherever the engine was bundled to. */
export function appVersion(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const text = readIfThere(join(folder, 'package.json'));
    if (text === undefined) continue;
    const { version } = JSON.parse(text) as { readonly version?: string };
    if (version !== undefined) return version;
  }
  return '0.0.0';
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
