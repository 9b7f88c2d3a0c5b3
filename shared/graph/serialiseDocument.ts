import type { GraphDocument } from './GraphDocument.ts';

const lineWidth = 100;

/**
 * The canonical text of a document: keys sorted, two spaces, a newline at the end. What holds only plain values and fits
 * a line stands on one, so that a connection, a position or a list is one line of a diff. Equal documents give equal
 * bytes, whatever the order of their keys, and opening the text gives the document back. Arguments stay in their order:
 * somebody chose it, and people see them in it.
 */
export const serialiseDocument = (document: GraphDocument): string => `${write(document, '', [])}\n`;

type Path = readonly string[];

/** Whether the fields of what is there are arguments, of the document or of one of its definitions. */
const holdsArguments = (path: Path): boolean =>
  path.at(-1) === 'arguments' && (path.length === 1 || (path.length === 3 && path[0] === 'definitions'));

function write(value: unknown, indent: string, path: Path): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const items = isList ? value.map(item => write(item, inner, [...path, ''])) : writeFields(value, inner, path);
  const [open, close] = isList ? '[]' : '{}';
  if (items.length === 0) return `${open}${close}`;
  const isFlat = Object.values(value).every(item => typeof item !== 'object' || item === null);
  const padding = isList ? '' : ' ';
  const line = `${open}${padding}${items.join(', ')}${padding}${close}`;
  if (isFlat && indent.length + line.length <= lineWidth) return line;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

function writeFields(value: object, indent: string, path: Path): string[] {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  if (!holdsArguments(path)) fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return fields.map(([key, field]) => `${JSON.stringify(key)}: ${write(field, indent, [...path, key])}`);
}
