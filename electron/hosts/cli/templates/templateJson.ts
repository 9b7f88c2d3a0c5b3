import type { TemplateFile } from '../../../../shared/templates/TemplateFile.ts';
import { inputArguments } from './inputArguments.ts';
import { variantsOf } from './variantsOf.ts';

/** A template for machines: what it takes, and what its variants cost. */
export const templateJson = (template: TemplateFile) => {
  const { id, name, group, idea, paper, defaultVariant, document } = template;
  return {
    id,
    name,
    group,
    idea,
    paper,
    defaultVariant,
    arguments: {
      ...Object.fromEntries(
        inputArguments(document.input).map(({ name, value, takes }) => [
          name,
          { kind: 'input' as const, value, takes },
        ]),
      ),
      ...document.arguments,
    },
    variants: variantsOf(template).map(variant => ({
      id: variant.id,
      name: variant.name,
      values: template.variants[variant.id]?.values,
      input: variant.lowered.input,
      totals: variant.lowered.totals,
    })),
  };
};
