import type { ArgumentValues } from '../../../shared/templates/TemplateFile.ts';

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What a value on the command line means: a number, `true`, `false`, a list of numbers `[3,4,6,3]`, or a word. */
export function parseValue(text: string): ArgumentValues[string] {
  const trimmed = text.trim();
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  if (number.test(trimmed)) return Number(trimmed);
  const list = /^\[(.*)\]$/.exec(trimmed)?.[1];
  if (list === undefined) return trimmed;
  const items = list.trim() === '' ? [] : list.split(',').map(item => item.trim());
  return items.every(item => number.test(item)) ? items.map(Number) : trimmed;
}
