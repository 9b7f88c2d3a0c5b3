import { emptyDocument, type GraphDocument, type GraphNode } from '../../../shared/graph/GraphDocument.ts';

type Step = readonly [id: string, type: string, params?: GraphNode['params']];

const units = 73;

/** Four layers that keep the channels they get, every twelfth unit at half the resolution, the others around a shortcut. */
function unit(index: number): readonly Step[] {
  const isReducing = index % 12 === 11;
  return [
    [`depthwise${index}`, 'DepthwiseConv2D', isReducing ? { strides: 2 } : {}],
    [`norm${index}`, 'BatchNormalization'],
    [`relu${index}`, 'Activation', { activation: 'relu6' }],
    isReducing ? [`second${index}`, 'DepthwiseConv2D'] : [`add${index}`, 'Add'],
  ];
}

const steps: readonly Step[] = [
  ['image', 'Input'],
  ['stem', 'Conv2D', { filters: 32, strides: 2 }],
  ['stemNorm', 'BatchNormalization'],
  ['stemRelu', 'Activation', { activation: 'relu6' }],
  ...Array.from({ length: units }, (_, index) => unit(index)).flat(),
  ['pool', 'GlobalAveragePooling2D'],
  ['dropout', 'Dropout', { rate: 0.2 }],
  ['logits', 'Dense', { units: { expr: 'classes' } }],
  ['softmax', 'Activation', { activation: 'softmax' }],
];

function connect(): GraphDocument['edges'] {
  const edges = steps.slice(1).flatMap(([target, type], index) => {
    const source = steps[index]?.[0] ?? '';
    if (type !== 'Add') return [{ source, target, targetHandle: 'in' }];
    const start = steps[index - 3]?.[0] ?? '';
    return [
      { source, target, targetHandle: 'in.0' },
      { source: start, target, targetHandle: 'in.1' },
    ];
  });
  return Object.fromEntries(edges.map((edge, index) => [`wire${index}`, { sourceHandle: 'out', ...edge }]));
}

/**
 * A network of 300 nodes, each of them one layer, in which every layer has as many channels as the first convolution
 * has filters, so that an edit at its beginning changes every shape behind.
 */
export const threeHundredLayers: GraphDocument = {
  ...emptyDocument('three-hundred-layers'),
  input: { resolution: 224, channels: 3, classes: 1000, normalisation: { kind: 'symmetric' }, resize: 'crop' },
  nodes: Object.fromEntries(
    steps.map(([id, type, params = {}]): [string, GraphNode] => [id, { type, params, position: { x: 0, y: 0 } }]),
  ),
  edges: connect(),
  heads: { softmax: { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } },
};
