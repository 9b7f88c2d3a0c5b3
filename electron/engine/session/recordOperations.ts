import type { Tensor } from '@tensorflow/tfjs-node';
import type { TensorMetadata, TFEOpAttr, TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding.js';
import { assert, required } from '../../../shared/base/assert.ts';
import { backend, tf } from '../backend.ts';
import type { Attribute, GraphNode, OutputRef } from './GraphNode.ts';
import { StandIns } from './StandIns.ts';

/** The operations that ran while recording, as nodes of a graph, and what became of named tensors. */
export interface Recording<Outputs> {
  readonly nodes: readonly GraphNode[];
  readonly outputs: Outputs;
}

/** A tensor that the graph gets from outside: fed, or read from a variable. */
export interface RecordedInput {
  readonly tensor: Tensor;
  readonly ref: OutputRef;
}

/** Operations that tfjs calls without a type that eager TensorFlow infers and a graph demands: attribute and input. */
const impliedTypes: Readonly<Record<string, readonly [string, number]>> = { ExpandDims: ['T', 0] };

/**
 * Runs `body` once and notes every TensorFlow operation on the way: it stands between tfjs and its binding. Tensors made
 * from numbers become constants; a tensor from before that is not among the inputs is refused, since its value would be
 * frozen. The values of what comes out mean nothing (`StandIns`). Names start with `scope`, so that several recordings fit into one graph.
 */
export function recordOperations<Outputs extends Readonly<Record<string, Tensor>>>(
  scope: string,
  inputs: readonly RecordedInput[],
  body: () => Outputs,
): Recording<{ readonly [Name in keyof Outputs]: OutputRef }> {
  const recorder = new Recorder(scope, backend.binding);
  for (const { tensor, ref } of inputs) recorder.know(idOf(tensor), ref);
  const real = backend.binding;
  backend.binding = recorder.binding;
  try {
    tf.engine().startScope('recording');
    const named = Object.entries(body()).map(([name, tensor]) => [name, recorder.refOf(idOf(tensor))]);
    return {
      nodes: recorder.nodes,
      outputs: Object.fromEntries(named) as { readonly [Name in keyof Outputs]: OutputRef },
    };
  } finally {
    tf.engine().endScope();
    backend.binding = real;
    recorder.dispose();
  }
}

/** The number that the binding knows a tensor by. The backend keeps it to itself, but passes it to every operation. */
function idOf(tensor: Tensor): number {
  const real = backend.binding;
  let found: number | undefined;
  backend.binding = replacing(real, {
    executeOp(_name, _attributes, ids) {
      found = ids[0];
      return [];
    },
  });
  try {
    backend.executeMultipleOutputs('Identity', [], [tensor], 1);
  } finally {
    backend.binding = real;
  }
  return required(found, 'the id of a tensor');
}

/** The binding with some of its functions replaced. Its own properties are read-only, so it becomes the prototype. */
const replacing = (real: TFJSBinding, changes: Partial<TFJSBinding>): TFJSBinding =>
  Object.create(real, Object.getOwnPropertyDescriptors(changes)) as TFJSBinding;

class Recorder {
  readonly nodes: GraphNode[] = [];
  readonly binding: TFJSBinding;
  readonly #scope: string;
  readonly #real: TFJSBinding;
  /** By the ids of tensors, which the binding never gives again: those that are gone by now stay here. */
  readonly #refs = new Map<number, OutputRef>();
  readonly #types = new Map<number, number>();
  readonly #standIns: StandIns;

  constructor(scope: string, real: TFJSBinding) {
    this.#scope = scope;
    this.#real = real;
    this.#standIns = new StandIns(real);
    this.binding = replacing(real, {
      executeOp: (op, attributes, ids, count) => this.#execute(op, attributes, ids, count),
      createTensor: (shape, type, values) => this.#create(shape, type, values),
    });
  }

  know(id: number, ref: OutputRef): void {
    this.#refs.set(id, ref);
  }

  refOf(id: number): OutputRef {
    const ref = this.#refs.get(id);
    assert(ref !== undefined, 'every tensor in a recording is recorded or an input');
    return ref;
  }

  dispose(): void {
    this.#standIns.dispose();
  }

  #execute(op: string, attributes: TFEOpAttr[], ids: number[], count: number): TensorMetadata[] {
    const inputs = ids.map(id => this.refOf(id));
    const outputs = this.#real.executeOp(op, attributes, ids, count).map(output => this.#standIns.standIn(output));
    const name = this.#add(op, inputs, this.#attributes(op, attributes, ids));
    for (const [index, { id, dtype }] of outputs.entries()) {
      this.#refs.set(id, index === 0 ? name : `${name}:${index}`);
      this.#types.set(id, dtype);
    }
    return outputs;
  }

  #create(shape: number[], type: number, values: Parameters<TFJSBinding['createTensor']>[2]): number {
    const id = this.#real.createTensor(shape, type, values);
    assert(ArrayBuffer.isView(values), 'constants of a recording are numbers');
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice();
    const attributes: GraphNode['attributes'] = {
      dtype: { kind: 'type', value: type },
      value: { kind: 'tensor', value: { type, shape: [...shape], bytes } },
    };
    this.#refs.set(id, this.#add('Const', [], attributes));
    this.#types.set(id, type);
    return id;
  }

  #add(op: string, inputs: readonly OutputRef[], attributes: GraphNode['attributes']): string {
    const name = `${this.#scope}/${op}_${this.nodes.length}`;
    this.nodes.push({ name, op, inputs, attributes });
    return name;
  }

  #attributes(op: string, given: readonly TFEOpAttr[], ids: readonly number[]): GraphNode['attributes'] {
    const attributes = Object.fromEntries(given.map(attribute => [attribute.name, this.#attribute(attribute)]));
    const implied = impliedTypes[op];
    if (implied && !(implied[0] in attributes)) {
      const type = this.#types.get(required(ids[implied[1]], `input ${implied[1]} of ${op}`));
      attributes[implied[0]] = { kind: 'type', value: type ?? this.#real.TF_FLOAT };
    }
    return attributes;
  }

  #attribute({ name, type, value }: TFEOpAttr): Attribute {
    const { TF_ATTR_STRING, TF_ATTR_INT, TF_ATTR_FLOAT, TF_ATTR_BOOL, TF_ATTR_TYPE, TF_ATTR_SHAPE } = this.#real;
    if (Array.isArray(value)) {
      if (type === TF_ATTR_INT) return { kind: 'ints', value };
      if (type === TF_ATTR_FLOAT) return { kind: 'floats', value };
      if (type === TF_ATTR_SHAPE) return { kind: 'shape', value };
    }
    if (type === TF_ATTR_STRING && typeof value === 'string') return { kind: 'string', value };
    if (type === TF_ATTR_BOOL && typeof value === 'boolean') return { kind: 'bool', value };
    assert(typeof value === 'number', `attribute ${name} is of a kind that a recording knows`);
    if (type === TF_ATTR_INT) return { kind: 'int', value };
    if (type === TF_ATTR_FLOAT) return { kind: 'float', value };
    assert(type === TF_ATTR_TYPE, `attribute ${name} is of a kind that a recording knows`);
    return { kind: 'type', value };
  }
}
