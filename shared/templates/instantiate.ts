import { required } from '../base/assert.ts';
import type { Problem } from '../base/problem.ts';
import type { Result } from '../base/result.ts';
import type { GraphDocument } from '../graph/GraphDocument.ts';
import { setArguments } from './setArguments.ts';
import type { ArgumentValues, TemplateFile } from './TemplateFile.ts';

/**
 * A document of one's own from a template: the variant's values (of the default variant, if none is named), then `values`
 * on top. It bears the variant's name. The variant must be one of the template's.
 */
export function instantiate(
  template: TemplateFile,
  variantId: string = template.defaultVariant,
  values: ArgumentValues = {},
): Result<GraphDocument, Problem[]> {
  const variant = required(
    Object.hasOwn(template.variants, variantId) ? template.variants[variantId] : undefined,
    `variant ${variantId} of ${template.id}`,
  );
  return setArguments({ ...template.document, name: variant.name }, { ...variant.values, ...values });
}
