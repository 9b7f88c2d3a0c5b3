import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheFolder } from './paths.mjs';

/**
 * Runs some work while no other set-up of this user runs. A lock whose owner is gone is taken over.
 * @template T
 * @param {() => Promise<T>} work
 * @param {import('./report.mjs').Report} report
 * @param {string} [cache]
 */
export async function withLock(work, report, cache = cacheFolder) {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, 'lock');
  let told = false;
  while (!tryLock(file)) {
    if (!told) report.say(`Waiting for another set-up (process ${ownerOf(file)}) …`);
    told = true;
    await delay(300);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file */
function tryLock(file) {
  const owner = ownerOf(file);
  if (owner !== undefined && !isAlive(owner)) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
