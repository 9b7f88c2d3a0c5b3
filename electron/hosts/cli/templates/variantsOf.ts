import { assert } from '../../../../shared/base/assert.ts';
import { lower } from '../../../../shared/lowering/lower.ts';
import type { LoweredGraph } from '../../../../shared/lowering/LoweredGraph.ts';
import { instantiate } from '../../../../shared/templates/instantiate.ts';
import type { TemplateFile } from '../../../../shared/templates/TemplateFile.ts';

export interface TemplateVariant {
  readonly id: string;
  readonly name: string;
  readonly lowered: LoweredGraph;
}

/** The variants of a template with what they cost, computed. */
export const variantsOf = (template: TemplateFile): readonly TemplateVariant[] =>
  Object.entries(template.variants).map(([id, { name }]) => {
    const document = instantiate(template, id);
    assert(document.ok, `variant ${id} of ${template.id} is valid`);
    return { id, name, lowered: lower(document.value) };
  });
