import type { GraphDocument } from '../GraphDocument.ts';

/** A document that uses every part of the schema. */
export const sampleDocument: GraphDocument = {
  schema: 1,
  name: 'Sample',
  notes: 'Everything once.',
  arguments: {
    width: { kind: 'number', value: 1, min: 0.25, max: 2, step: 0.25, summary: { en: 'Width', ko: '너비' } },
    depths: { kind: 'list', value: [3, 4, 6, 3] },
    bottleneck: { kind: 'boolean', value: { expr: 'depths[0] > 2' } },
    activation: { kind: 'choice', value: 'relu', options: ['relu', 'swish'] },
  },
  input: {
    resolution: [28, 32],
    channels: 3,
    classes: { expr: '5*2' },
    normalisation: { kind: 'standard', mean: [0.5], std: [0.25] },
    resize: 'crop',
  },
  nodes: {
    input: { type: 'Input', params: {}, position: { x: 0, y: 0 } },
    stage: {
      type: 'Bottleneck',
      params: { filters: { expr: 'round8(64*width)' }, strides: { expr: 'first ? 2 : 1' }, kernelSize: [3, 3] },
      repeat: { expr: 'depths[1]' },
      when: true,
      label: 'Stage 1',
      position: { x: 0, y: 120 },
    },
    mine: {
      type: 'Mine',
      params: { units: { choice: [3, 5], value: 3 }, rate: { range: [0.1, 0.5, 0.1], value: 0.2 } },
      position: { x: 200.5, y: 120 },
    },
    add: { type: 'Add', params: {}, position: { x: 0, y: 240 } },
  },
  edges: {
    e1: { source: 'input', sourceHandle: 'out', target: 'stage', targetHandle: 'in' },
    e2: { source: 'input', sourceHandle: 'out', target: 'mine', targetHandle: 'in' },
    e3: { source: 'stage', sourceHandle: 'out', target: 'add', targetHandle: 'in.0' },
    e4: { source: 'mine', sourceHandle: 'out', target: 'add', targetHandle: 'in.1' },
  },
  definitions: {
    Mine: {
      summary: 'A block of my own.',
      arguments: { units: { kind: 'number', value: 4 } },
      nodes: {
        in: { type: 'BlockInput', params: {}, position: { x: 0, y: 0 } },
        relu: { type: 'ReLU', params: { units: 1 }, position: { x: 0, y: 100 } },
        out: { type: 'BlockOutput', params: {}, position: { x: 0, y: 200 } },
      },
      edges: {
        a: { source: 'in', sourceHandle: 'out', target: 'relu', targetHandle: 'in' },
        b: { source: 'relu', sourceHandle: 'out', target: 'out', targetHandle: 'in' },
      },
    },
  },
  heads: { add: { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } },
  frames: { f1: { title: 'Body', position: { x: -20, y: 100 }, size: { width: 500, height: 200 } } },
  comments: { c1: { text: 'Look here', position: { x: 300, y: 0 } } },
};
