import { assert, required } from '../base/assert.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import type { BlockBuilder, BlockDefinition, Tensor } from '../blocks/BlockDefinition.ts';
import type { ShapeIssue } from '../layers/LayerDefinition.ts';
import { defaultParams, type ParamLiteral } from '../layers/ParamSpec.ts';
import { expandLayer } from './expandLayer.ts';
import { type Fragment, type FragmentLayer, type FragmentTensor, inputRef } from './Fragment.ts';

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
  const layers = new Map<string, FragmentLayer>();
  const inputs: Record<string, Tensor> = {};
  for (const [index, [port, shape]] of Object.entries(inputShapes).entries()) {
    inputs[port] = { layer: inputRef(index), shape };
  }
  try {
    const output = runExpansion(definition, '', inputs, params, layers);
    const outputs: Record<string, FragmentTensor> = {};
    for (const [port, { layer, shape }] of Object.entries(output)) outputs[port] = { ref: layer, shape };
    return ok({ layers: [...layers.values()], outputs });
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
  layers: Map<string, FragmentLayer>,
): Readonly<Record<string, Tensor>> {
  const pathOf = (name: string): string => (prefix === '' ? name : `${prefix}/${name}`);
  const builder: BlockBuilder = {
    layer(layerDefinition, name, given, overrides = {}) {
      const path = pathOf(name);
      assert(!layers.has(path), `${definition.type} names two layers ${path}`);
      const tensors = 'layer' in given ? [given] : given;
      const complete = { ...defaultParams(layerDefinition.params), ...overrides } as ParamRecord;
      const sources = tensors.map(({ layer, shape }) => ({ ref: layer, shape }));
      const layer = expandLayer(layerDefinition, path, complete, sources);
      if (!layer.ok) throw new ExpansionStop(layer.error);
      layers.set(path, layer.value);
      return { layer: path, shape: layer.value.shape };
    },
    block(inner, name, given, overrides = {}) {
      const named = isTensor(given) ? { in: given } : given;
      const complete = { ...defaultParams(inner.params), ...overrides } as ParamRecord;
      const output = runExpansion(inner, pathOf(name), named, complete, layers);
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
