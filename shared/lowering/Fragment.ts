import { required } from '../base/assert.ts';
import type { Shape } from '../base/shape.ts';
import type { WeightSpec } from '../layers/LayerDefinition.ts';
import type { ParamLiteral } from '../layers/ParamSpec.ts';
import type { LayerType } from '../layers/registry.gen.ts';
import type { Costs } from './Costs.ts';

/** Where a tensor comes from, inside a fragment: the path of one of its layers, or `#n` for its own input n. */
export type TensorRef = string;

export const inputRef = (index: number): TensorRef => `#${index}`;

export interface FragmentTensor {
  readonly ref: TensorRef;
  readonly shape: Shape;
}

/** A layer inside a fragment. `path` is relative to the fragment; empty where the fragment is a single layer. */
export interface FragmentLayer {
  readonly path: string;
  readonly type: LayerType;
  readonly params: Readonly<Record<string, ParamLiteral>>;
  readonly inputs: readonly TensorRef[];
  readonly inputShapes: readonly Shape[];
  readonly shape: Shape;
  readonly weights: readonly WeightSpec[];
  readonly costs: Costs;
}

/**
 * A piece of a network with open inputs: what a layer, a block, a definition, and in the end the whole document lower
 * to. It depends only on parameters and input shapes, so it can be remembered and placed again.
 */
export interface Fragment {
  readonly layers: readonly FragmentLayer[];
  readonly outputs: Readonly<Record<string, FragmentTensor>>;
}

const joinPath = (prefix: string, path: string): string => (path === '' ? prefix : `${prefix}/${path}`);

const placed = new WeakMap<Fragment, Map<string, Fragment>>();

/**
 * The fragment behind the given tensors, its layers under `prefix`. The same fragment in the same place is the same
 * object, so that an edit leaves the layers that it does not touch as they were.
 */
export function placeFragment(fragment: Fragment, prefix: string, inputs: readonly TensorRef[]): Fragment {
  const places = placed.get(fragment) ?? new Map<string, Fragment>();
  placed.set(fragment, places);
  const key = `${prefix} ${inputs.join(' ')}`;
  const known = places.get(key);
  if (known) return known;
  const place = (ref: TensorRef): TensorRef =>
    ref.startsWith('#') ? required(inputs[Number(ref.slice(1))], ref) : joinPath(prefix, ref);
  const result: Fragment = {
    layers: fragment.layers.map(layer => ({
      ...layer,
      path: joinPath(prefix, layer.path),
      inputs: layer.inputs.map(place),
    })),
    outputs: Object.fromEntries(
      Object.entries(fragment.outputs).map(([port, { ref, shape }]) => [port, { ref: place(ref), shape }]),
    ),
  };
  places.set(key, result);
  return result;
}
