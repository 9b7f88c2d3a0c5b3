import type { z } from 'zod';
import { type Location, type Problem, problem } from '../base/problem.ts';
import { describeValue, expectedBy } from './describeIssue.ts';

export type JsonPath = readonly PropertyKey[];

/** The value at a path, or `undefined` where the path ends early. */
export const valueAt = (value: unknown, path: JsonPath): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined,
    value,
  );

/** A path as people read it: `nodes.conv_1.params.filters`. */
export const formatPath = (path: JsonPath): string =>
  path.map(key => (String(key).length > 64 ? `${String(key).slice(0, 64)}…` : String(key))).join('.');

/** Where a path into a document lies: on a node, on a connection, or in the document itself. */
export function locate(path: JsonPath): Location {
  const [collection, id, ...rest] = path;
  const inner = rest.length > 0 ? { path: formatPath(rest) } : {};
  if (typeof id === 'string' && collection === 'nodes') return { nodeId: id, ...inner };
  if (typeof id === 'string' && collection === 'edges') return { edgeId: id, ...inner };
  return { path: formatPath(path) };
}

/** The problem behind one complaint of a schema about `value`, which lies at `base` in the document. */
export function issueProblem(issue: z.core.$ZodIssue, value: unknown, base: JsonPath = []): Problem {
  const path = [...base, ...issue.path];
  const received = issue.code === 'invalid_key' ? issue.path.at(-1) : valueAt(value, issue.path);
  return problem('document/field', locate(path), {
    field: formatPath(path),
    expected: expectedBy(issue, received),
    received: describeValue(received),
  });
}

/** All that is wrong with a part of a document that would lie at `base`; nothing if it fits its schema. */
export function schemaProblems(schema: z.ZodType, value: unknown, base: JsonPath): readonly Problem[] {
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : error.issues.map(issue => issueProblem(issue, value, base));
}
