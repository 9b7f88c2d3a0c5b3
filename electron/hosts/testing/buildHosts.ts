import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const project = resolve(import.meta.dirname, '../../..');

/** Hosts built as the app has them, in a folder of this test's own. */
export interface BuiltHosts {
  readonly path: (host: string) => string;
  readonly remove: () => Promise<void>;
}

/** Builds programs of `electron/hosts`, and the thread beside them: a forked process has to be one file of JavaScript and its chunks. */
export async function buildHosts(...hosts: readonly string[]): Promise<BuiltHosts> {
  const outDir = join(project, 'out', `test-${hosts.at(-1)?.split('/').at(-1)}-${process.pid}`);
  const entries = [...hosts, 'parentWatch'].map(host => [
    host.split('/').at(-1) ?? host,
    join(project, 'electron/hosts', `${host}.ts`),
  ]);
  await build({
    configFile: false,
    logLevel: 'error',
    root: project,
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      emptyOutDir: true,
      rolldownOptions: { input: Object.fromEntries(entries) as Record<string, string> },
    },
  });
  return { path: host => join(outDir, `${host}.js`), remove: () => rm(outDir, { recursive: true }) };
}
