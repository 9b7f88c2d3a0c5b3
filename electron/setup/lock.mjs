import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheFolder } from './paths.mjs';

const BEAT_MS = 2000;
const STALE_MS = 20_000;

/**
 * Runs some work while no other set-up of this user runs. A lock is taken over when its owner is gone or, since
 * process numbers are used again, when nobody has touched it for a while.
 * @template T
 * @param {() => Promise<T>} work
 * @param {import('./terminal/report.mjs').Report} report
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
  const beat = setInterval(() => existsSync(file) && utimesSync(file, new Date(), new Date()), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function tryLock(file) {
  if (isAbandoned(file)) rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (touched === undefined) return false;
  const owner = ownerOf(file);
  return Date.now() - touched > STALE_MS || (owner !== undefined && !isAlive(owner));
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
