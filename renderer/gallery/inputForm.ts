import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';

/** The inputs that every family has a form for, beside the one of its paper. */
export const inputForms = ['paper', 'rgb32', 'mnist'] as const;
export type InputForm = (typeof inputForms)[number];

/** The variant of a family for an input; the paper's own where the family has no form for it. */
export const variantFor = ({ variants, defaultVariant }: TemplateFile, form: InputForm): string =>
  form !== 'paper' && Object.hasOwn(variants, form) ? form : defaultVariant;

/** The input that all families are shown for, if there is one. */
export const commonForm = (
  families: readonly TemplateFile[],
  variantOf: (template: TemplateFile) => string,
): InputForm | null =>
  inputForms.find(form => families.every(template => variantOf(template) === variantFor(template, form))) ?? null;
