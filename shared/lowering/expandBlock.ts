import { assert, required } from '../base/assert.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import type { BlockBuilder, BlockDefinition, Tensor } from '../blocks/BlockDefinition.ts';
import type { ShapeIssue } from '../layers/LayerDefinition.ts';
import { defaultParams, type ParamLiteral } from '../layers/ParamSpec.ts';
import { expandLayer } from './expandLayer.ts';
import type { Fragment, FragmentLayer, FragmentTensor, TensorRef } from './Fragment.ts';

/** Ends an expansion whose layers do not fit; caught below, never seen outside. */
class ExpansionStop extends Error {
  readonly issue: ShapeIssue;
  constructor(issue: ShapeIssue) {
    super(issue.code);
    this.issue = issue;
  }
}

type ParamRecord = Readonly<Record<string, ParamLiteral>>;

/** Runs a block's `expand` on inputs of the given shapes; the result is a fragment, or why the block does not fit. */
export function expandBlock(
  definition: BlockDefinition,
  params: ParamRecord,
  inputShapes: Readonly<Record<string, Shape>>,
): Result<Fragment, ShapeIssue> {
  const layers: FragmentLayer[] = [];
  const sources = new Map<string, TensorRef>();
  const inputs: Record<string, Tensor> = {};
  for (const [index, [port, shape]] of Object.entries(inputShapes).entries()) {
    const layer = `input ${port}`;
    sources.set(layer, { input: index });
    inputs[port] = { layer, shape };
  }
  try {
    const output = runExpansion(definition, '', inputs, params, layers, sources);
    const outputs: Record<string, FragmentTensor> = {};
    for (const [port, { layer, shape }] of Object.entries(output)) {
      outputs[port] = { ref: required(sources.get(layer), layer), shape };
    }
    return ok({ layers, outputs });
  } catch (stop) {
    if (stop instanceof ExpansionStop) return err(stop.issue);
    throw stop;
  }
}

function runExpansion(
  definition: BlockDefinition,
  prefix: string,
  inputs: Readonly<Record<string, Tensor>>,
  params: ParamRecord,
  layers: FragmentLayer[],
  sources: Map<string, TensorRef>,
): Readonly<Record<string, Tensor>> {
  const pathOf = (name: string): string => (prefix === '' ? name : `${prefix}/${name}`);
  const builder: BlockBuilder = {
    layer(layerDefinition, name, given, overrides = {}) {
      const path = pathOf(name);
      assert(!sources.has(path), `${definition.type} names two layers ${path}`);
      const tensors = 'layer' in given ? [given] : given;
      const list = tensors.map(({ layer, shape }) => ({ ref: required(sources.get(layer), layer), shape }));
      const complete = { ...defaultParams(layerDefinition.params), ...overrides } as ParamRecord;
      const layer = expandLayer(layerDefinition, path, complete, list);
      if (!layer.ok) throw new ExpansionStop(layer.error);
      sources.set(path, { layer: layers.length });
      layers.push(layer.value);
      return { layer: path, shape: layer.value.shape };
    },
    block(inner, name, given, overrides = {}) {
      const named = isTensor(given) ? { in: given } : given;
      const complete = { ...defaultParams(inner.params), ...overrides } as ParamRecord;
      const output = runExpansion(inner, pathOf(name), named, complete, layers, sources);
      return required(output['out'], `the output of ${inner.type}`);
    },
    refuse(issue) {
      throw new ExpansionStop(issue);
    },
  };
  const main = required(inputs['in'], `the input of ${definition.type}`);
  const output = definition.expand(builder, { ...inputs, in: main }, params);
  return isTensor(output) ? { out: output } : output;
}

const isTensor = (value: Tensor | Readonly<Record<string, Tensor>>): value is Tensor =>
  typeof value['layer'] === 'string';
