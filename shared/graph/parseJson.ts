import { limits } from '../base/limits.ts';
import { err, ok, type Result } from '../base/result.ts';
import { findSyntaxError } from './findSyntaxError.ts';
import { formatPath } from './issueProblems.ts';
import { reservedKeys } from './reservedKeys.ts';
import { scanJson } from './scanJson.ts';

/** Why a text is not JSON that is safe to look into. `position` counts from 0. */
export type JsonIssue =
  | { readonly kind: 'tooDeep' }
  | { readonly kind: 'tooMany'; readonly values: number }
  | { readonly kind: 'syntax'; readonly position: number }
  | { readonly kind: 'reservedKey'; readonly key: string; readonly path: string };

/** Parses JSON from outside: bounded in depth and number of values, and without names that reach a prototype. */
export function parseJson(text: string): Result<unknown, JsonIssue> {
  const { depth, values } = scanJson(text);
  if (depth > limits.jsonDepth) return err({ kind: 'tooDeep' });
  if (values > limits.jsonValues) return err({ kind: 'tooMany', values });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ kind: 'syntax', position: findSyntaxError(text) });
  }
  const path: string[] = [];
  const key = findReservedKey(value, path);
  return key === undefined ? ok(value) : err({ kind: 'reservedKey', key, path: formatPath(path) });
}

/** The first reserved key in document order; `path` is then the way to the object that has it. */
function findReservedKey(value: unknown, path: string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (reservedKeys.has(key)) return key;
    path.push(key);
    const found = findReservedKey(inner, path);
    if (found !== undefined) return found;
    path.pop();
  }
  return undefined;
}
