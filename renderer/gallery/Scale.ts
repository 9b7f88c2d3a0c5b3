import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import type { ShownChoice } from './useChoice.ts';
import { variantFigures } from './variantFigures.ts';

/** The largest figures among all cards: where every bar ends. */
export interface Scale {
  readonly trainableParams: number;
  readonly macs: number;
}

export function scaleOf(families: readonly TemplateFile[], { variantOf }: ShownChoice): Scale {
  const totals = families.map(template => variantFigures(template, variantOf(template)).lowered.totals);
  return {
    trainableParams: Math.max(1, ...totals.map(({ trainableParams }) => trainableParams)),
    macs: Math.max(1, ...totals.map(({ macs }) => macs)),
  };
}
