import { required } from '../base/assert.ts';
import { documentSchemaVersion, type GraphDocument, type GraphEdge, type ParamValue } from '../graph/GraphDocument.ts';
import type { LayerDefinition } from '../layers/LayerDefinition.ts';
import type { ParamLiteral } from '../layers/ParamSpec.ts';
import { layers as layerTable } from '../layers/registry.gen.ts';
import type { LayerPlan, PlanLayer, ResolvedInput } from './LayerPlan.ts';

/**
 * The network of a document as primitive layers: one node a layer, every parameter a literal, no arguments and no blocks.
 * It lowers to the same layers, weights and costs. A node's id is its layer's origin with `_` for `/`, cut and numbered
 * where that is too long or taken. All nodes lie on one spot, as in any document that a program wrote: whoever shows it
 * lays it out.
 */
export function expandDocument({ name, notes }: Pick<GraphDocument, 'name' | 'notes'>, plan: LayerPlan): GraphDocument {
  const ids = idsOf(plan.layers);
  const idOf = (layer: string): string => required(ids.get(layer), `the node of ${layer}`);
  const nodes = plan.layers.map(layer => {
    const { type } = layer;
    return [idOf(layer.name), { type, params: ownParams(layer), position: { x: 0, y: 0 } }] as const;
  });
  const edges = plan.layers.flatMap(layer => incomingEdges(layer, idOf));
  const heads = plan.heads.map(({ layer, loss, weight, target, use }) => {
    return [idOf(layer), { loss, weight, target, use }] as const;
  });
  return {
    schema: documentSchemaVersion,
    name,
    notes,
    arguments: {},
    input: literalInput(plan.input),
    nodes: Object.fromEntries(nodes),
    edges: Object.fromEntries(edges.map((edge, index) => [`e${index + 1}`, edge])),
    definitions: {},
    heads: Object.fromEntries(heads),
    frames: {},
    comments: {},
  };
}

const longestId = 64;

/** A node id for every layer, by the layer's name. */
function idsOf(layers: readonly PlanLayer[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, origin } of layers) {
    const base = origin.replace(/[^A-Za-z0-9_-]/g, '_');
    let id = base.slice(0, longestId);
    for (let number = 2; taken.has(id); number += 1) {
      const suffix = `_${number}`;
      id = `${base.slice(0, longestId - suffix.length)}${suffix}`;
    }
    taken.add(id);
    ids.set(name, id);
  }
  return ids;
}

const toValue = (literal: ParamLiteral): ParamValue => (typeof literal === 'object' ? [...literal] : literal);

/** The parameters that are not the layer's defaults. */
function ownParams({ type, params }: PlanLayer): Readonly<Record<string, ParamValue>> {
  const { params: specs }: LayerDefinition = layerTable[type];
  const own = Object.entries<ParamLiteral>(params).filter(
    ([param, value]) => JSON.stringify(value) !== JSON.stringify(specs[param]?.default),
  );
  return Object.fromEntries(own.map(([param, value]) => [param, toValue(value)]));
}

/** Connections from the layers that feed this one, at its ports in order. */
function incomingEdges({ type, name, inputs }: PlanLayer, idOf: (layer: string) => string): readonly GraphEdge[] {
  const { ports }: LayerDefinition = layerTable[type];
  const [first] = ports.inputs;
  return inputs.map((source, index) => {
    const port = first?.many === true ? `${first.name}.${index}` : ports.inputs[index]?.name;
    const targetHandle = required(port, `input ${index} of ${name}`);
    return { source: idOf(source), sourceHandle: 'out', target: idOf(name), targetHandle };
  });
}

function literalInput(input: ResolvedInput): GraphDocument['input'] {
  const { height, width, channels, classes, normalisation, resize } = input;
  return { resolution: height === width ? height : [height, width], channels, classes, normalisation, resize };
}
