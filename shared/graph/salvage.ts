import type { z } from 'zod';
import { type Problem, problem } from '../base/problem.ts';
import { documentSchema, emptyDocument, type GraphDocument } from './GraphDocument.ts';
import { formatPath, issueProblem, type JsonPath, locate, valueAt } from './issueProblems.ts';

/**
 * The parts that can be taken out while the rest stays a document (`*` is any name); the same holds inside definitions.
 * A part that must be there is replaced by what an empty document has instead.
 */
const severable: ReadonlySet<string> = new Set([
  ...['name', 'notes', 'input.*'],
  ...['arguments', 'edges', 'definitions', 'heads', 'frames', 'comments', 'input'],
  ...['arguments.*', 'nodes.*', 'edges.*', 'definitions.*', 'heads.*', 'frames.*', 'comments.*'],
  ...['nodes.*.params.*', 'nodes.*.repeat', 'nodes.*.when', 'nodes.*.label', 'nodes.*.position'],
  ...['arguments.*.summary', 'definitions.*.summary'],
]);

/** Each round takes out what the schema complains about, and may uncover a complaint about what is left. */
const rounds = 4;

/**
 * The document in a parsed file, without its damaged parts: the smallest part that can go goes, and is listed. Changes
 * `json`, which the caller gives away. `undefined` if what is left is no document; the first problem then says why.
 */
export function salvage(json: unknown): { readonly document: GraphDocument | undefined; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { data, error } = documentSchema.safeParse(json);
    if (data !== undefined) return { document: data, problems };
    const { taken, fatal } = takeOut(json, error.issues);
    problems.push(...taken);
    if (fatal !== undefined) return { document: undefined, problems: [fatal, ...problems] };
  }
  return { document: undefined, problems };
}

function takeOut(json: unknown, issues: readonly z.core.$ZodIssue[]) {
  const blank = emptyDocument('');
  const seen = new Set<string>();
  const taken: Problem[] = [];
  let fatal: Problem | undefined;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...issue.path, key];
        taken.push(problem('document/unknownField', locate(path), { field: formatPath(path) }, 'warning'));
        replace(json, path, undefined);
      }
      continue;
    }
    const part = severablePart(issue.path);
    const name = JSON.stringify(part ?? issue.path);
    if (seen.has(name)) continue;
    seen.add(name);
    const found = issueProblem(issue, json);
    if (part === undefined) {
      fatal ??= found;
      continue;
    }
    taken.push(found);
    replace(json, part, part.at(-1) === 'position' ? { x: 0, y: 0 } : valueAt(blank, part));
  }
  return { taken, fatal };
}

/** The innermost severable part on the way to a complaint. Names stand at every second place of a path. */
function severablePart(path: JsonPath): JsonPath | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const pattern = part.map((key, index) => (index % 2 === 1 ? '*' : String(key))).join('.');
    if (severable.has(pattern) || severable.has(pattern.replace(/^definitions\.\*\.(?=\w+\.)/, ''))) return part;
  }
  return undefined;
}

function replace(json: unknown, path: JsonPath, value: unknown): void {
  const owner = valueAt(json, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof owner !== 'object' || owner === null || key === undefined) return;
  if (value === undefined) Reflect.deleteProperty(owner, key);
  else Reflect.set(owner, key, value);
}
