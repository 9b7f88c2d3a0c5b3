import type { Localised } from '../base/localised.ts';
import type { ParamSpecs } from './ParamSpec.ts';

/** The shelves of the palette; each has a colour. */
export type Category =
  | 'input'
  | 'convolution'
  | 'pooling'
  | 'normalisation'
  | 'activation'
  | 'join'
  | 'shape'
  | 'dense'
  | 'capsule'
  | 'block';

/** What a port carries: a feature map `[h, w, c]`, a vector `[n]`, capsules `[n, d]`, the label, or whatever comes. */
export type PortKind = 'tensor' | 'vector' | 'capsule' | 'label' | 'any';

export interface InputPort {
  readonly name: string;
  readonly kind: PortKind;
  /** Takes any number of connections; their handles are `name.0`, `name.1`, … and the order counts. */
  readonly many?: boolean;
  readonly optional?: boolean;
}

export interface OutputPort {
  readonly name: string;
  readonly kind: PortKind;
}

export interface Ports {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
}

/** Where a layer or block was published. */
export interface Reference {
  readonly title: string;
  readonly authors: string;
  readonly year: number;
  readonly arxiv?: string;
}

/** What layers, blocks and the user's own definitions have in common: enough for palette, inspector and connection checks. */
export interface NodeType<Specs extends ParamSpecs = ParamSpecs> {
  /** The type id in documents, the label, the export and the file name: one name. */
  readonly type: string;
  readonly category: Category;
  readonly summary: Localised;
  readonly reference?: Reference;
  readonly ports: Ports;
  readonly params: Specs;
}

/** One input `in`, one output `out`: what most layers and blocks have. */
export const singlePorts = (kind: PortKind = 'tensor', output: PortKind = kind): Ports => ({
  inputs: [{ name: 'in', kind }],
  outputs: [{ name: 'out', kind: output }],
});

/** Any number of inputs `in.0`, `in.1`, … joined into one output `out`. */
export const joiningPorts = (kind: PortKind = 'any'): Ports => ({
  inputs: [{ name: 'in', kind, many: true }],
  outputs: [{ name: 'out', kind }],
});
