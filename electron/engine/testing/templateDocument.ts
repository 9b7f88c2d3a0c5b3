import { readFileSync } from 'node:fs';
import { required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { type ArgumentValues, templateFileSchema } from '../../../shared/templates/TemplateFile.ts';

/** A variant of a template that ships, with argument values on top. */
export function templateDocument(family: string, variant: string, values: ArgumentValues = {}): GraphDocument {
  const path = new URL(`../../../templates/${family}.json`, import.meta.url);
  const template = templateFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const document = instantiate(template, variant, values);
  return required(document.ok ? document.value : null, `${family} ${variant} with these values`);
}
