import type { Shape } from '../base/shape.ts';
import type { LayerDefinition, ShapeIssue } from '../layers/LayerDefinition.ts';
import type { NodeType } from '../layers/NodeType.ts';
import type { ParamSpecs, Params } from '../layers/ParamSpec.ts';

/** A tensor inside a block being expanded: the layer it comes from, and its shape without batch. */
export interface Tensor {
  readonly layer: string;
  readonly shape: Shape;
}

/** The drawing that tells a block apart on its node. */
export type BlockIcon =
  | 'skip'
  | 'fanIn'
  | 'arcs'
  | 'taper'
  | 'squeeze'
  | 'branches'
  | 'thinFatThin'
  | 'fatThin'
  | 'halfGhost'
  | 'gate'
  | 'shuffle'
  | 'splitShuffle'
  | 'vectors'
  | 'shortVectors'
  | 'vectorToImage'
  | 'stack'
  | 'shrink'
  | 'towers'
  | 'split'
  | 'head'
  | 'sideHead';

/**
 * Adds layers while a block expands. Every call infers the shape at once, so that a block may decide by it
 * (a shortcut only where stride is 1 and channels match). A layer that does not fit ends the expansion with a
 * problem located at the block's node.
 */
export interface BlockBuilder {
  /** Adds a primitive layer; parameters left out take their defaults. `name` is unique in the block. */
  layer<Specs extends ParamSpecs>(
    definition: LayerDefinition<string, Specs>,
    name: string,
    inputs: Tensor | readonly Tensor[],
    params?: Partial<Params<Specs>>,
  ): Tensor;
  /** Expands another block inside this one, under `name`. */
  block<Specs extends ParamSpecs>(
    definition: BlockDefinition<Specs>,
    name: string,
    inputs: Tensor | Readonly<Record<string, Tensor>>,
    params?: Partial<Params<Specs>>,
  ): Tensor;
  /** Ends the expansion: the block does not fit its input, and why. */
  refuse(issue: ShapeIssue): never;
}

/**
 * A block: a parametric piece of a network, written once as a function that expands into primitive layers. Palette entry,
 * inspector, shapes, costs, model, and tests all follow from this one definition.
 */
export interface BlockDefinition<Specs extends ParamSpecs = ParamSpecs> extends NodeType<Specs> {
  readonly icon: BlockIcon;
  /** Inputs by port name; returns the output, or the outputs by port name where there are several. */
  expand(
    builder: BlockBuilder,
    inputs: Readonly<Record<string, Tensor>> & { readonly in: Tensor },
    params: Params<Specs>,
  ): Tensor | Readonly<Record<string, Tensor>>;
}

export const defineBlock = <const Specs extends ParamSpecs>(
  definition: BlockDefinition<Specs>,
): BlockDefinition<Specs> => definition;
