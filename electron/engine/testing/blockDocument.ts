import { emptyDocument, type GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { nodeTypeOf } from '../../../shared/lowering/nodeTypes.ts';

const position = { x: 0, y: 0 };
const edge = (source: string, target: string) => ({ source, sourceHandle: 'out', target, targetHandle: 'in' });

/** A block behind images of 16 × 16 × 8, or behind capsules of 8 numbers where it takes those. */
function onlyBlock(type: string): GraphDocument {
  const empty = emptyDocument(type);
  const takesCapsules = nodeTypeOf({}, type)?.ports.inputs[0]?.kind === 'capsule';
  const vectors = { type: 'Reshape', params: { targetShape: [-1, 8] }, position };
  return {
    ...empty,
    input: { ...empty.input, resolution: 16, channels: 8 },
    nodes: {
      image: { type: 'Input', params: {}, position },
      block: { type, params: {}, position },
      ...(takesCapsules ? { vectors } : {}),
    },
    edges: takesCapsules
      ? { a: edge('image', 'vectors'), aa: edge('vectors', 'block') }
      : { a: edge('image', 'block') },
  };
}

/** The block twice in a row where it gives a map again, and a head on what comes out. */
export function blockDocument(type: string): GraphDocument {
  const document = onlyBlock(type);
  const isMap = lower(document).nodes['block']?.outputs['out']?.length === 3;
  const block = { type, params: {}, position, ...(isMap ? { repeat: 2 } : {}) };
  return {
    ...document,
    nodes: {
      ...document.nodes,
      block,
      values: { type: isMap ? 'GlobalAveragePooling2D' : 'Flatten', params: {}, position },
      classes: { type: 'Dense', params: { units: 10 }, position },
      probabilities: { type: 'Activation', params: { activation: 'softmax' }, position },
    },
    edges: {
      ...document.edges,
      b: edge('block', 'values'),
      c: edge('values', 'classes'),
      d: edge('classes', 'probabilities'),
    },
    heads: { probabilities: { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } },
  };
}
