import { AppError } from '../base/appError.ts';
import { limits } from '../base/limits.ts';
import type { Problem } from '../base/problem.ts';
import { err, ok, type Result } from '../base/result.ts';
import { dropDangling } from './dropDangling.ts';
import { documentSchemaVersion, type GraphDocument } from './GraphDocument.ts';
import { type JsonIssue, parseJson } from './parseJson.ts';
import { salvage } from './salvage.ts';

/** A document as far as its file could be read. `problems` lists what was damaged and is left out. */
export interface ParsedDocument {
  readonly document: GraphDocument;
  readonly problems: readonly Problem[];
}

/**
 * Opens the text of a project file; never throws. A text that is no project of ours, or of a newer version, is refused
 * with an error that names `file`. Damaged parts don't cost the rest: they are left out and listed. Node types that are
 * not known here stay as they are.
 */
export function parseDocument(text: string, file: string): Result<ParsedDocument, AppError> {
  if (text.length > limits.projectBytes)
    return refuse('document/tooLarge', { file, size: megabytes(text.length), limit: megabytes(limits.projectBytes) });
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (content.trim() === '') return refuse('document/empty', { file });
  const format = otherFormat(content);
  if (format !== undefined) return refuse('document/otherFormat', { file, format });

  const json = parseJson(content);
  if (!json.ok) return err(jsonError(json.error, content, file));
  return checkVersion(json.value, file) ?? checkSize(json.value, file) ?? readDocument(json.value, file);
}

function readDocument(json: unknown, file: string): Result<ParsedDocument, AppError> {
  const { document, problems } = salvage(json);
  if (document === undefined) {
    const { field = '', received = '' } = problems[0]?.values ?? {};
    return refuse('document/invalid', { file, count: problems.length, first: `${field} = ${received}` });
  }
  const connected = dropDangling(document);
  return ok({ document: connected.document, problems: [...problems, ...connected.problems] });
}

const refuse = (...[code, values]: ConstructorParameters<typeof AppError>): Result<never, AppError> =>
  err(new AppError(code, values));

const megabytes = (length: number): string => `${(length / 2 ** 20).toFixed(1)} MiB`;

const signatures: readonly (readonly [string, string])[] = [
  ['version https://git-lfs', 'Git LFS'],
  ['PK\u0003\u0004', 'ZIP'],
  ['\u001f', 'gzip'],
  ['\u0089PNG', 'PNG'],
  ['\ufffdPNG', 'PNG'],
  ['\ufffdHDF', 'HDF5'],
  ['<', 'HTML'],
];

/** What files with the right ending most often are instead. */
const otherFormat = (text: string): string | undefined => signatures.find(([start]) => text.startsWith(start))?.[1];

function jsonError(issue: JsonIssue, text: string, file: string): AppError {
  switch (issue.kind) {
    case 'tooDeep':
      return new AppError('document/tooDeep', { file, limit: limits.jsonDepth });
    case 'tooMany':
      return new AppError('document/tooLarge', { file, size: issue.values, limit: limits.jsonValues });
    case 'reservedKey':
      return new AppError('document/reservedKey', { file, key: issue.key, path: issue.path });
    case 'syntax': {
      const before = text.slice(0, issue.position).split('\n');
      return new AppError('document/notJson', {
        file,
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      });
    }
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkVersion(json: unknown, file: string): Result<never, AppError> | undefined {
  const schema = isObject(json) ? json['schema'] : undefined;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1)
    return refuse('document/foreign', { file });
  return schema > documentSchemaVersion
    ? refuse('document/newer', { file, schema, supported: documentSchemaVersion })
    : undefined;
}

/** Counted before the schema looks at each element, which takes far longer. */
function checkSize(json: unknown, file: string): Result<never, AppError> | undefined {
  const definitions = isObject(json) && isObject(json['definitions']) ? Object.values(json['definitions']) : [];
  const graphs = [json, ...definitions].filter(isObject);
  for (const kind of ['nodes', 'edges'] as const) {
    const count = graphs.reduce((sum, graph) => sum + (isObject(graph[kind]) ? Object.keys(graph[kind]).length : 0), 0);
    if (count > limits[kind])
      return refuse('document/tooLarge', { file, size: `${count} ${kind}`, limit: `${limits[kind]} ${kind}` });
  }
  return undefined;
}
