import { readdirSync, readFileSync } from 'node:fs';
import { required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { type ArgumentValues, templateFileSchema } from '../../../shared/templates/TemplateFile.ts';

const folder = new URL('../../../templates/', import.meta.url);

/** The families that ship. */
export const families: readonly string[] = readdirSync(folder).flatMap(file =>
  file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [],
);

/** A variant of a template that ships, with argument values on top. */
export function templateDocument(family: string, variant: string, values: ArgumentValues = {}): GraphDocument {
  const text = readFileSync(new URL(`${family}.json`, folder), 'utf8');
  const template = templateFileSchema.parse(JSON.parse(text));
  const document = instantiate(template, variant, values);
  return required(document.ok ? document.value : null, `${family} ${variant} with these values`);
}
