import { sameShape } from '../../shared/base/shape.ts';
import { lower } from '../../shared/lowering/lower.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { instantiate } from '../../shared/templates/instantiate.ts';
import type { ArgumentValues, TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { createTranslator } from '../../shared/text/Translator.ts';
import { assert } from '../../shared/base/assert.ts';

export interface FigureRow {
  readonly variant: string;
  readonly set: ArgumentValues;
  readonly totals: LoweredGraph['totals'];
  /** Where the figures come from; null for a variant that nobody else's figures are at hand for. */
  readonly source: string | null;
  /** What is not equal, as `name: ours, theirs`. */
  readonly differences: readonly string[];
}

/** Lowers a variant, with more arguments set; throws when it has problems. */
export function lowerVariant(template: TemplateFile, variant: string, set: ArgumentValues): LoweredGraph {
  const document = instantiate(template, variant, set);
  assert(document.ok, `${template.id} ${variant} cannot be made`);
  const lowered = lower(document.value);
  const [first] = lowered.problems;
  assert(!first, first ? `${template.id} ${variant}: ${createTranslator('en').problem(first)}` : '');
  return lowered;
}

const compared = ['trainableParams', 'nonTrainableParams', 'macs', 'convLayers', 'denseLayers'] as const;

/** Every figure of a family against its source, then the variants that have none. */
export function compareFigures(template: TemplateFile): readonly FigureRow[] {
  const sourced = template.figures.map(({ variant, set = {}, stages = {}, source, ...theirs }) => {
    const { totals, nodes } = lowerVariant(template, variant, set);
    const numbers = compared
      .filter(name => totals[name] !== theirs[name])
      .map(name => `${name}: ${totals[name]}, ${theirs[name]}`);
    const shapes = Object.entries(stages).flatMap(([node, shape]) => {
      const ours = Object.values(nodes[node]?.outputs ?? {})[0] ?? [];
      return sameShape(ours, shape) ? [] : [`${node}: ${ours.join('x')}, ${shape.join('x')}`];
    });
    return { variant, set, totals, source, differences: [...numbers, ...shapes] };
  });
  const known = new Set(template.figures.map(({ variant }) => variant));
  const unsourced = Object.keys(template.variants)
    .filter(variant => !known.has(variant))
    .map(variant => ({
      variant,
      set: {},
      totals: lowerVariant(template, variant, {}).totals,
      source: null,
      differences: [],
    }));
  return [...sourced, ...unsourced];
}
