import { type Location, type Problem, problem } from '../base/problem.ts';

/** Names that reach an object's prototype in JavaScript; no record of a document may use them as keys. */
export const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export const reservedProblems = (id: string, at: Location): readonly Problem[] =>
  reservedKeys.has(id) ? [problem('id/reserved', at, { id })] : [];
