import type { Attribute, ConstantTensor, GraphNode } from './GraphNode.ts';
import { Message } from '../../files/protobuf.ts';

/** Any version of the graph format that TensorFlow 2 reads. */
const producerVersion = 1645;

// Field numbers are those of saved_model.proto, meta_graph.proto, graph.proto, node_def.proto, attr_value.proto and
// tensor.proto.

/** A graph in TensorFlow's binary format. */
export function encodeGraph(nodes: readonly GraphNode[]): Uint8Array {
  const graph = new Message();
  for (const node of nodes) graph.message(1, encodeNode(node));
  return graph.message(4, new Message().varint(1, producerVersion)).finish();
}

/** One graph of the nodes of several. The format has messages merge when their bytes stand one after the other. */
export const joinGraphs = (graphs: readonly Uint8Array[]): Uint8Array => Buffer.concat(graphs);

/** An encoded graph as the file `saved_model.pb` that TensorFlow loads without a variables folder. */
export function encodeSavedModel(graph: Uint8Array): Uint8Array {
  const info = new Message().text(4, 'serve');
  const metaGraph = new Message().message(1, info).bytes(2, graph);
  return new Message().varint(1, 1).message(2, metaGraph).finish();
}

function encodeNode({ name, op, inputs, attributes }: GraphNode): Message {
  const node = new Message().text(1, name).text(2, op);
  for (const input of inputs) node.text(3, input);
  for (const [key, attribute] of Object.entries(attributes)) {
    node.message(5, new Message().text(1, key).message(2, encodeAttribute(attribute)));
  }
  return node;
}

function encodeAttribute(attribute: Attribute): Message {
  const message = new Message();
  switch (attribute.kind) {
    case 'string':
      return message.text(2, attribute.value);
    case 'int':
      return message.varint(3, attribute.value);
    case 'float':
      return message.float(4, attribute.value);
    case 'bool':
      return message.varint(5, attribute.value ? 1 : 0);
    case 'type':
      return message.varint(6, attribute.value);
    case 'shape':
      return message.message(7, encodeShape(attribute.value));
    case 'tensor':
      return message.message(8, encodeTensor(attribute.value));
    case 'ints': {
      const list = new Message();
      for (const value of attribute.value) list.varint(3, value);
      return message.message(1, list);
    }
    case 'floats': {
      const list = new Message();
      for (const value of attribute.value) list.float(4, value);
      return message.message(1, list);
    }
  }
}

function encodeShape(shape: readonly number[]): Message {
  const message = new Message();
  for (const extent of shape) message.message(2, new Message().varint(1, extent));
  return message;
}

const encodeTensor = ({ type, shape, bytes }: ConstantTensor): Message =>
  new Message().varint(1, type).message(2, encodeShape(shape)).bytes(4, bytes);
