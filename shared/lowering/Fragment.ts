import type { Shape } from '../base/shape.ts';
import type { WeightSpec } from '../layers/LayerDefinition.ts';
import type { ParamLiteral } from '../layers/ParamSpec.ts';
import type { LayerType } from '../layers/registry.gen.ts';
import type { Costs } from './Costs.ts';

/** Where a tensor comes from, inside a fragment: one of its layers, or one of its own inputs. */
export type TensorRef = { readonly layer: number } | { readonly input: number };

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

/** Places a fragment behind the given tensors, its layers under `prefix`; returns its outputs in the new surroundings. */
export function placeFragment(
  into: FragmentLayer[],
  fragment: Fragment,
  prefix: string,
  inputs: readonly TensorRef[],
): Readonly<Record<string, FragmentTensor>> {
  const offset = into.length;
  const place = (ref: TensorRef): TensorRef => {
    if ('layer' in ref) return { layer: ref.layer + offset };
    const source = inputs[ref.input];
    return source ?? ref;
  };
  for (const layer of fragment.layers) {
    into.push({ ...layer, path: joinPath(prefix, layer.path), inputs: layer.inputs.map(place) });
  }
  const outputs: Record<string, FragmentTensor> = {};
  for (const [port, tensor] of Object.entries(fragment.outputs)) {
    outputs[port] = { ref: place(tensor.ref), shape: tensor.shape };
  }
  return outputs;
}
