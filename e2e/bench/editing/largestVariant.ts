import { required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { variantDocument } from './variantDocument.ts';

interface Largest {
  readonly variant: string;
  readonly document: GraphDocument;
  readonly layers: number;
}

/** The variant of a family with the most layers. */
export function largestVariant(template: TemplateFile): Largest {
  const all = Object.keys(template.variants).map((variant): Largest => {
    const document = variantDocument(template, variant);
    return { variant, document, layers: lower(document).totals.layers };
  });
  return required(all.toSorted((a, b) => b.layers - a.layers)[0], 'a variant');
}
