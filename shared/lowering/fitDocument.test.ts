import { expect, test } from 'vitest';
import { fitDocument, type ImageSource } from './fitDocument.ts';
import { type DocumentInput, emptyDocument, type GraphDocument, type GraphNode } from '../graph/GraphDocument.ts';

const mnist: ImageSource = {
  name: 'MNIST',
  height: 28,
  width: 28,
  channels: 1,
  labels: Array.from({ length: 10 }, (_, digit) => String(digit)),
};

const node = (type: string, params: GraphNode['params'] = {}): GraphNode => ({
  type,
  params,
  position: { x: 0, y: 0 },
});
const edge = (source: string, target: string) => ({ source, sourceHandle: 'out', target, targetHandle: 'in' });

const network = (input: Partial<DocumentInput>, units: GraphNode['params'][string] = 1000): GraphDocument => {
  const empty = emptyDocument('network');
  return {
    ...empty,
    input: { ...empty.input, ...input },
    nodes: {
      input: node('Input'),
      hidden: node('Dense', { units: 1000 }),
      logits: node('Dense', { units }),
      softmax: node('Softmax'),
    },
    edges: { a: edge('input', 'hidden'), b: edge('hidden', 'logits'), c: edge('logits', 'softmax') },
    heads: { softmax: { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } },
  };
};

test('a network that fits has nothing to adapt', () => {
  expect(fitDocument(network({}), mnist)).toEqual({ problems: [], command: null });
  expect(fitDocument(network({ resolution: [28, 28] }), mnist)).toEqual({ problems: [], command: null });
});

test('each disagreement is a problem of its own', () => {
  const { problems } = fitDocument(network({ resolution: 224, channels: 3, classes: 1000 }), mnist);
  expect(problems).toMatchObject([
    { code: 'fit/channels', at: { path: 'input.channels' }, values: { expected: 3, received: 1, dataset: 'MNIST' } },
    { code: 'fit/resolution', values: { expected: '224 × 224', received: '28 × 28' } },
    { code: 'fit/classes', values: { expected: 1000, received: 10 } },
  ]);
});

test('one edit sets the input and frees the class count that was written out, and only that', () => {
  const { command } = fitDocument(network({ resolution: 224, channels: 3, classes: 1000 }), mnist);
  expect(command).toEqual({
    kind: 'batch',
    label: 'MNIST',
    commands: [
      { kind: 'setInput', input: { resolution: 28, channels: 1, classes: 10 } },
      { kind: 'setParam', nodes: ['logits'], param: 'units', value: { expr: 'classes' } },
    ],
  });
});

test('a class count that follows `classes` already stays', () => {
  const { command } = fitDocument(network({ classes: 1000 }, { expr: 'classes' }), mnist);
  expect(command).toMatchObject({ commands: [{ kind: 'setInput' }] });
});

test('an input written as expressions is compared by its values', () => {
  const document: GraphDocument = {
    ...network({ resolution: { expr: '14 * scale' } }),
    arguments: { scale: { kind: 'number', value: 2 } },
  };
  expect(fitDocument(document, mnist).problems).toEqual([]);
  const larger: GraphDocument = { ...document, arguments: { scale: { kind: 'number', value: 3 } } };
  expect(fitDocument(larger, mnist).problems).toMatchObject([{ values: { expected: '42 × 42' } }]);
});

test('an input that has no value is adapted, too', () => {
  const fit = fitDocument(network({ channels: { expr: 'unknown' } }), mnist);
  expect(fit.problems).toMatchObject([{ code: 'fit/channels', values: { expected: '?' } }, {}, {}]);
  expect(fit.command).not.toBeNull();
});

test('means per channel go where the channels go', () => {
  const standard = { kind: 'standard', mean: [0.5, 0.5, 0.5], std: [0.2, 0.2, 0.2] } as const;
  const { command } = fitDocument(
    network({ channels: 3, normalisation: { ...standard, mean: [...standard.mean], std: [...standard.std] } }),
    mnist,
  );
  expect(command).toMatchObject({ commands: [{ input: { normalisation: { kind: 'symmetric' } } }] });
});

test('images that are not square keep their sides', () => {
  const wide = { ...mnist, height: 60, width: 80 };
  expect(fitDocument(network({}), wide).command).toMatchObject({ commands: [{ input: { resolution: [60, 80] } }] });
});
