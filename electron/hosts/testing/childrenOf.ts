import { readdir, readFile } from 'node:fs/promises';

/** The processes that a process has started and whose command line names a program (Linux; elsewhere none). */
export async function childrenOf(pid: number, program: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    if (Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]) !== pid) continue;
    const commandLine = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    if (commandLine.includes(program)) found.push(Number(name));
  }
  return found;
}
