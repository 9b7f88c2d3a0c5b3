import type { Tensor } from '@tensorflow/tfjs-node';
import type { Shape } from '../../../shared/base/shape.ts';
import { backend } from '../backend.ts';
import type { Attribute, GraphNode, OutputRef } from './GraphNode.ts';

const { TF_FLOAT, TF_INT32, TF_UINT8, TF_BOOL } = backend.binding;
const types = { float32: TF_FLOAT, int32: TF_INT32, uint8: TF_UINT8, bool: TF_BOOL };

export const typeAttribute = (type: keyof typeof types): Attribute => ({ kind: 'type', value: types[type] });

/** A value fed from outside. */
export const placeholder = (name: string, type: keyof typeof types, shape: Shape): GraphNode => ({
  name,
  op: 'Placeholder',
  inputs: [],
  attributes: { dtype: typeAttribute(type), shape: { kind: 'shape', value: shape } },
});

/** Passes a value on once all of `after` has run. */
export const identity = (
  name: string,
  value: OutputRef,
  type: keyof typeof types,
  after: readonly string[] = [],
): GraphNode => ({
  name,
  op: 'Identity',
  inputs: [value, ...after.map(node => `^${node}`)],
  attributes: { T: typeAttribute(type) },
});

export const constant = (name: string, value: number): GraphNode => ({
  name,
  op: 'Const',
  inputs: [],
  attributes: {
    dtype: typeAttribute('float32'),
    value: {
      kind: 'tensor',
      value: { type: TF_FLOAT, shape: [], bytes: new Uint8Array(Float32Array.of(value).buffer) },
    },
  },
});

/** An int32 constant: one number, or a list of them. */
export function integers(name: string, values: number | readonly number[]): GraphNode {
  const list = typeof values === 'number' ? [values] : values;
  const shape = typeof values === 'number' ? [] : [list.length];
  const value = { type: TF_INT32, shape, bytes: new Uint8Array(Int32Array.from(list).buffer) };
  const attributes = { dtype: typeAttribute('int32'), value: { kind: 'tensor', value } } as const;
  return { name, op: 'Const', inputs: [], attributes };
}

/** A float32 tensor's present value as part of the graph. */
export const frozen = (name: string, tensor: Tensor): GraphNode => {
  const values = tensor.dataSync<'float32'>();
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const value = { type: TF_FLOAT, shape: tensor.shape, bytes };
  return {
    name,
    op: 'Const',
    inputs: [],
    attributes: { dtype: typeAttribute('float32'), value: { kind: 'tensor', value } },
  };
};

/** A variable that lives in the session: nodes that hold, read and set it. */
export interface GraphVariable {
  readonly name: string;
  readonly type: 'float32' | 'uint8';
  readonly shape: Shape;
  readonly handle: OutputRef;
  /** Its value; whoever changes it must come after whoever uses this. */
  readonly read: OutputRef;
  /** The placeholder of the value that `set` gives it. */
  readonly initial: string;
  readonly set: string;
  readonly nodes: readonly GraphNode[];
}

export function graphVariable(name: string, shape: Shape, type: GraphVariable['type'] = 'float32'): GraphVariable {
  const [handle, read, initial, set] = ['handle', 'read', 'initial', 'set'].map(part => `${name}/${part}`) as [
    string,
    string,
    string,
    string,
  ];
  const dtype = typeAttribute(type);
  const text = (value: string): Attribute => ({ kind: 'string', value });
  const attributes = {
    dtype,
    shape: { kind: 'shape', value: shape },
    container: text(''),
    shared_name: text(name),
  } as const;
  const nodes: GraphNode[] = [
    { name: handle, op: 'VarHandleOp', inputs: [], attributes },
    { name: read, op: 'ReadVariableOp', inputs: [handle], attributes: { dtype } },
    placeholder(initial, type, shape),
    change('AssignVariableOp', set, { handle, type }, initial),
  ];
  return { name, type, shape, handle, read, initial, set, nodes };
}

/** Sets, raises or lowers a variable by a value, once all of `after` has run. */
export const change = (
  op: 'AssignVariableOp' | 'AssignAddVariableOp' | 'AssignSubVariableOp',
  name: string,
  { handle, type }: Pick<GraphVariable, 'handle' | 'type'>,
  value: OutputRef,
  after: readonly string[] = [],
): GraphNode => ({
  name,
  op,
  inputs: [handle, value, ...after.map(node => `^${node}`)],
  attributes: { dtype: typeAttribute(type) },
});

/** The value that a variable has once all of `after` has run. */
export const readAfter = (name: string, { handle, type }: GraphVariable, after: readonly string[]): GraphNode => ({
  name,
  op: 'ReadVariableOp',
  inputs: [handle, ...after.map(node => `^${node}`)],
  attributes: { dtype: typeAttribute(type) },
});

/** The output of a node, said in full: `name:index`. */
export const withIndex = (ref: OutputRef): string => (ref.includes(':') ? ref : `${ref}:0`);
