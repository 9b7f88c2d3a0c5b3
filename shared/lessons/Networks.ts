import { required } from '../base/assert.ts';
import { emptyDocument, type GraphDocument } from '../graph/GraphDocument.ts';
import type { PlanLayer } from '../lowering/LayerPlan.ts';
import type { LoweredGraph } from '../lowering/LoweredGraph.ts';
import { lower } from '../lowering/lower.ts';
import { instantiate } from '../templates/instantiate.ts';
import type { ArgumentValues, TemplateFile } from '../templates/TemplateFile.ts';

/** A variant of a family, with argument values on top; its default variant where none is named. */
type Find<Found> = (family: string, variant?: string, values?: ArgumentValues) => Found;

/** The documents that measurements run. A lesson only names families, variants and arguments that there are. */
export type Documents = Find<GraphDocument>;

/** The networks that lessons look at, lowered. */
export type Networks = Find<LoweredGraph>;

export const documentsOf =
  (templates: readonly TemplateFile[]): Documents =>
  (family, variant, values) => {
    const template = required(
      templates.find(({ id }) => id === family),
      `the family ${family}`,
    );
    const document = instantiate(template, variant, values);
    return required(document.ok ? document.value : null, `valid values for ${family}`);
  };

export function networksOf(templates: readonly TemplateFile[]): Networks {
  const documents = documentsOf(templates);
  return (...variant) => lower(documents(...variant));
}

/** The layers that come from a node, a repeat or a block: those whose origin is `path` or begins with it. */
export const layersUnder = ({ layers }: LoweredGraph, path: string): readonly PlanLayer[] =>
  layers.filter(({ origin }) => origin === path || origin.startsWith(`${path}/`));

/** A layer or block on its own, behind an input of `[height, width, channels]`. */
export function lowerNode(
  type: string,
  params: GraphDocument['nodes'][string]['params'],
  [height, width, channels]: readonly [number, number, number],
): readonly PlanLayer[] {
  const position = { x: 0, y: 0 };
  const empty = emptyDocument(type);
  const lowered = lower({
    ...empty,
    input: { ...empty.input, resolution: [height, width], channels },
    nodes: { image: { type: 'Input', params: {}, position }, node: { type, params, position } },
    edges: { e1: { source: 'image', sourceHandle: 'out', target: 'node', targetHandle: 'in' } },
  });
  return required(lowered.plan, `${type} fits`).layers.filter(({ node }) => node === 'node');
}

/** The sum of a cost over layers. */
export const sumOf = (layers: readonly PlanLayer[], cost: 'trainableParams' | 'macs'): number =>
  layers.reduce((sum, { costs }) => sum + costs[cost], 0);
