import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder that holds package.json. */
export const root = resolve(import.meta.dirname, '..', '..');

/** Where the big pieces live, shared by all clones of one user. */
export const cacheFolder = resolve(process.env['LIGHTWEAVE_CACHE'] || join(homedir(), '.cache', 'lightweave'));

/** The system that pieces are made for, as it stands in their names: `linux-x64`. */
export const system = `${process.platform}-${process.arch}`;

/**
 * A path in this clone.
 * @param {...string} parts
 */
export const inRoot = (...parts) => join(root, ...parts);
