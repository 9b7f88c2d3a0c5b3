import { useEffect, useState } from 'react';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { type InputForm, variantFor } from './inputForm.ts';
import { nextTask } from './nextTask.ts';
import { variantFigures } from './variantFigures.ts';

/** The input all families are shown for, and the variants chosen on single cards since. */
interface Choice {
  readonly form: InputForm;
  readonly variants: Readonly<Record<string, string>>;
}

export interface ShownChoice extends Choice {
  readonly variantOf: (template: TemplateFile) => string;
}

const withVariants = (choice: Choice): ShownChoice => ({
  ...choice,
  variantOf: template => choice.variants[template.id] ?? variantFor(template, choice.form),
});

/** Works out the figures of every card, one a task, so that the window answers meanwhile. */
async function workOut(families: readonly TemplateFile[], { variantOf }: ShownChoice): Promise<void> {
  for (const template of families) {
    await nextTask();
    variantFigures(template, variantOf(template));
  }
}

/**
 * What is chosen, at once, and what is shown of it: the last choice whose figures are known. Null until the first ones are;
 * then the choice before, until the new one is worked out.
 */
export function useChoice(families: readonly TemplateFile[]) {
  const [wanted, setWanted] = useState<Choice>({ form: 'paper', variants: {} });
  const [shown, setShown] = useState<ShownChoice | null>(null);
  useEffect(() => {
    let isWanted = true;
    const choice = withVariants(wanted);
    void workOut(families, choice).then(() => {
      if (isWanted) setShown(choice);
    });
    return () => {
      isWanted = false;
    };
  }, [families, wanted]);
  return {
    chosen: withVariants(wanted),
    shown,
    chooseForm: (form: InputForm): void => setWanted({ form, variants: {} }),
    chooseVariant: ({ id }: TemplateFile, variantId: string): void =>
      setWanted(({ form, variants }) => ({ form, variants: { ...variants, [id]: variantId } })),
  };
}
