import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { demandSpace } from './diskSpace.mjs';
import { cacheFolder } from './paths.mjs';
import { sha256OfFile } from './sha256OfFile.mjs';

/**
 * A piece is a folder in the cache, `<cache>/<name>`, that is either whole or not there: it is made in a temporary
 * folder and renamed into place last. Its `piece.json` lists each file with size and SHA-256.
 * @typedef {object} Piece
 * @property {string} name with every version in it
 * @property {string} label
 * @property {number} bytes space needed while it is made
 * @property {(folder: string, report: import('./report.mjs').Report) => Promise<void>} make fills the folder
 *
 * @typedef {Record<string, { bytes: number, sha256: string }>} Manifest
 */

const MANIFEST = 'piece.json';

/**
 * The piece's folder, made first if it is missing or damaged.
 * @param {Piece} piece
 * @param {import('./report.mjs').Report} report
 * @param {string} [cache]
 */
export async function ensurePiece(piece, report, cache = cacheFolder) {
  const folder = join(cache, piece.name);
  if (isWhole(folder)) {
    report.say(`  ${piece.label}: from the cache, ${folder}`);
    return folder;
  }
  demandSpace(cache, piece.bytes, piece.label);
  const made = await temporaryFolder(cache, piece.name);
  await piece.make(made, report);
  await writeManifest(made);
  await rm(folder, { recursive: true, force: true });
  await rename(made, folder);
  return folder;
}

/**
 * Whether a folder holds all files of its piece at their full size. Costs one `stat` a file.
 * @param {string} folder
 */
export function isWhole(folder) {
  const manifest = readManifest(folder);
  if (manifest === undefined) return false;
  return Object.entries(manifest).every(([name, { bytes }]) => {
    const file = join(folder, name);
    return existsSync(file) && statSync(file).size === bytes;
  });
}

/**
 * The files of a piece whose content is not what was put there. Reads everything.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function damagedFiles(folder) {
  const damaged = [];
  for (const [name, { sha256 }] of Object.entries(readManifest(folder) ?? {})) {
    const file = join(folder, name);
    if (!existsSync(file) || (await sha256OfFile(file)) !== sha256) damaged.push(name);
  }
  return damaged;
}

/**
 * An empty folder for work in progress. What interrupted set-ups left behind goes away first: only one runs at a time.
 * @param {string} cache
 * @param {string} name
 */
export async function temporaryFolder(cache, name) {
  const folder = join(cache, 'tmp', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** @param {string} folder */
async function writeManifest(folder) {
  /** @type {Manifest} */
  const files = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const name = relative(folder, file).split(sep).join('/');
    files[name] = { bytes: (await stat(file)).size, sha256: await sha256OfFile(file) };
  }
  await writeFile(join(folder, MANIFEST), JSON.stringify(files, undefined, 2));
}

/**
 * @param {string} folder
 * @returns {Manifest | undefined}
 */
function readManifest(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
  } catch {
    return undefined;
  }
}
