import { useMemo, useState } from 'react';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { type InputForm, variantFor } from './inputForm.ts';
import { variantFigures } from './variantFigures.ts';

/** The variants chosen on the cards, and the largest figures among them: the common scale of all bars. */
export interface Scale {
  readonly params: number;
  readonly macs: number;
  readonly variantOf: (template: TemplateFile) => string;
  readonly choose: (template: TemplateFile, variantId: string) => void;
  readonly chooseForm: (form: InputForm) => void;
}

export function useScale(families: readonly TemplateFile[]): Scale {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  return useMemo(() => {
    const variantOf = ({ id, defaultVariant }: TemplateFile) => chosen[id] ?? defaultVariant;
    const totals = families.map(template => variantFigures(template, variantOf(template)).lowered.totals);
    return {
      params: Math.max(1, ...totals.map(({ trainableParams }) => trainableParams)),
      macs: Math.max(1, ...totals.map(({ macs }) => macs)),
      variantOf,
      choose: ({ id }, variantId) => setChosen(before => ({ ...before, [id]: variantId })),
      chooseForm: form => setChosen(Object.fromEntries(families.map(family => [family.id, variantFor(family, form)]))),
    };
  }, [families, chosen]);
}
