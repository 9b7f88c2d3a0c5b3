import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { demandSpace } from './diskSpace.mjs';
import { cacheFolder } from '../paths.mjs';
import { readJson } from '../readJson.mjs';
import { sha256OfFile } from './sha256OfFile.mjs';

/**
 * A piece is a folder in the cache, `<cache>/<name>`, that is either whole or not there: it is made in a temporary
 * folder and renamed into place last. Its `piece.json` lists each file with size and SHA-256.
 * @typedef {object} Piece
 * @property {string} name with every version in it
 * @property {string} label
 * @property {number} bytes space needed while it is made
 * @property {(folder: string, report: import('../terminal/report.mjs').Report) => Promise<void>} make fills the folder
 *
 * @typedef {object} Manifest
 * @property {string} name of the piece
 * @property {Record<string, { bytes: number, sha256: string }>} files
 */

const MANIFEST = 'piece.json';

/**
 * The piece's folder, made first if it is missing or damaged.
 * @param {Piece} piece
 * @param {import('../terminal/report.mjs').Report} report
 * @param {string} [cache]
 */
export async function ensurePiece(piece, report, cache = cacheFolder) {
  const folder = join(cache, piece.name);
  if (isWhole(folder, piece.name)) {
    report.say(`  ${piece.label}: from the cache, ${folder}`);
    return folder;
  }
  demandSpace(cache, piece.bytes, piece.label);
  const made = await temporaryFolder(cache, piece.name);
  await piece.make(made, report);
  await writeManifest(made, piece.name);
  await rm(folder, { recursive: true, force: true });
  await rename(made, folder);
  return folder;
}

/**
 * Whether a folder holds all files of a piece at their full size. Costs one `stat` a file.
 * @param {string} folder the piece itself or a place it was linked to
 * @param {string} name
 */
export function isWhole(folder, name) {
  const manifest = readManifest(folder);
  if (manifest?.name !== name) return false;
  return Object.entries(manifest.files).every(
    ([file, { bytes }]) => statSync(join(folder, file), { throwIfNoEntry: false })?.size === bytes,
  );
}

/**
 * The files of a piece whose content is not what was put there. Reads everything.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function damagedFiles(folder) {
  const damaged = [];
  for (const [name, { sha256 }] of Object.entries(readManifest(folder)?.files ?? {})) {
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

/**
 * @param {string} folder
 * @param {string} name
 */
async function writeManifest(folder, name) {
  /** @type {Manifest['files']} */
  const files = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files[relative(folder, file).split(sep).join('/')] = {
      bytes: (await stat(file)).size,
      sha256: await sha256OfFile(file),
    };
  }
  await writeFile(join(folder, MANIFEST), JSON.stringify({ name, files }, undefined, 2));
}

/**
 * @param {string} folder
 * @returns {Manifest | undefined}
 */
function readManifest(folder) {
  try {
    return /** @type {Manifest} */ (readJson(join(folder, MANIFEST)));
  } catch {
    return undefined;
  }
}
