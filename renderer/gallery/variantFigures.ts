import type { Problem } from '../../shared/base/problem.ts';
import type { GraphDocument } from '../../shared/graph/GraphDocument.ts';
import type { LoweredGraph } from '../../shared/lowering/LoweredGraph.ts';
import { lower } from '../../shared/lowering/lower.ts';
import { instantiate } from '../../shared/templates/instantiate.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';

/** A variant of a template, worked out: what it looks like and costs, and what is wrong with it, should anything be. */
export interface VariantFigures {
  readonly document: GraphDocument;
  readonly lowered: LoweredGraph;
  readonly problem: Problem | null;
}

const known = new WeakMap<TemplateFile, Map<string, VariantFigures>>();

/** Lowers a variant once; the same answer afterwards. */
export function variantFigures(template: TemplateFile, variantId: string): VariantFigures {
  const variants = known.get(template) ?? new Map<string, VariantFigures>();
  known.set(template, variants);
  const found = variants.get(variantId);
  if (found !== undefined) return found;
  const made = instantiate(template, variantId);
  const document = made.ok ? made.value : template.document;
  const lowered = lower(document);
  const misfit = made.ok ? undefined : made.error[0];
  const problem = misfit ?? lowered.problems.find(({ severity }) => severity === 'error') ?? null;
  const figures = { document, lowered, problem };
  variants.set(variantId, figures);
  return figures;
}
