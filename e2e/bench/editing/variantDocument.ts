import { required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';

/** A variant of a family as a document of its own; the values of a template always fit. */
export function variantDocument(template: TemplateFile, variant: string): GraphDocument {
  const document = instantiate(template, variant);
  return required(document.ok ? document.value : null, `${template.id} ${variant}`);
}
