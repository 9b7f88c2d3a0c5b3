import { required } from '../base/assert.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Shape } from '../base/shape.ts';
import type { Definition, GraphDocument } from '../graph/GraphDocument.ts';
import type { ShapeIssue } from '../layers/LayerDefinition.ts';
import type { ParamLiteral } from '../layers/ParamSpec.ts';
import { expandBlock } from './expandBlock.ts';
import { expandLayer } from './expandLayer.ts';
import { type Fragment, type FragmentTensor, inputRef } from './Fragment.ts';
import { definitionDoors, doorsOf, findType } from './nodeTypes.ts';
import { type Expand, walkGraph } from './walkGraph.ts';

type ParamRecord = Readonly<Record<string, ParamLiteral>>;
type Shapes = Readonly<Record<string, Shape>>;

/** Fragments by type, parameters and input shapes: an edit recomputes only what it touches. */
export type FragmentCache = Map<string, Result<Fragment, ShapeIssue>>;

const cacheLimit = 20_000;

/** Makes the function that lowers single instances, for documents with these definitions. */
export function createExpand(definitions: GraphDocument['definitions'], cache: FragmentCache): Expand {
  return expanderInside(definitions, cache, []);
}

function expanderInside(
  definitions: GraphDocument['definitions'],
  cache: FragmentCache,
  open: readonly string[],
): Expand {
  return (type, params, inputs) => {
    const key = `${type} ${JSON.stringify(params)} ${JSON.stringify(inputs)}`;
    const known = cache.get(key);
    if (known) return known;
    if (cache.size >= cacheLimit) cache.clear();
    const fragment = expandInstance(definitions, cache, open, type, params, inputs);
    cache.set(key, fragment);
    return fragment;
  };
}

function expandInstance(
  definitions: GraphDocument['definitions'],
  cache: FragmentCache,
  open: readonly string[],
  type: string,
  params: ParamRecord,
  inputs: Shapes,
): Result<Fragment, ShapeIssue> {
  // Images and labels enter at the top only; a block that wants them has a BlockInput.
  if (type === 'Input' || type === 'Label') return err({ code: 'node/insideBlock', values: { type } });
  const known = required(findType(definitions, type), `the type ${type}`);
  switch (known.kind) {
    case 'layer': {
      const tensors = Object.values(inputs).map((shape, input) => ({ ref: inputRef(input), shape }));
      const layer = expandLayer(known.definition, '', params, tensors);
      if (!layer.ok) return layer;
      const output = { ref: '', shape: layer.value.shape };
      return ok({ layers: [layer.value], outputs: { out: output } });
    }
    case 'block':
      return expandBlock(known.definition, params, inputs);
    case 'defined': {
      if (open.includes(type)) return err({ code: 'definition/recursive', values: { name: type } });
      const expand = expanderInside(definitions, cache, [...open, type]);
      return expandDefinition(known.body, params, inputs, {
        expand,
        typeOf: name => findType(definitions, name)?.definition ?? definitionDoors[name],
      });
    }
  }
}

/** Walks the inside of a definition as a graph of its own; its arguments are the scope, its doors the ends. */
function expandDefinition(
  body: Definition,
  params: ParamRecord,
  inputs: Shapes,
  context: Pick<Parameters<typeof walkGraph>[1], 'expand' | 'typeOf'>,
): Result<Fragment, ShapeIssue> {
  const given: Record<string, FragmentTensor> = {};
  for (const [input, [door, shape]] of Object.entries(inputs).entries()) given[door] = { ref: inputRef(input), shape };
  const doors = new Set(doorsOf(body, 'BlockOutput'));
  const inner = Object.fromEntries(Object.entries(body.nodes).filter(([id]) => !doors.has(id)));
  const innerEdges = Object.fromEntries(Object.entries(body.edges).filter(([, { target }]) => !doors.has(target)));
  const walk = walkGraph({ nodes: inner, edges: innerEdges }, { scope: params, given, ...context });
  const fault = walk.problems.find(({ severity }) => severity === 'error');
  if (fault) return err({ code: fault.code, values: fault.values });
  const outputs: Record<string, FragmentTensor> = {};
  for (const { source, sourceHandle, target } of Object.values(body.edges)) {
    const tensor = walk.nodes[source]?.outputs[sourceHandle];
    if (doors.has(target) && tensor) outputs[target] = tensor;
  }
  return ok({ layers: walk.layers, outputs });
}
