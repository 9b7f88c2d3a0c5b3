import { expect, test } from 'vitest';
import { emptyDocument, type GraphNode } from '../../shared/graph/GraphDocument.ts';
import { defaultTrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { lower } from '../../shared/lowering/lower.ts';
import { createTranslator } from '../../shared/text/Translator.ts';
import { describeBlock, issuesOf, type TrainSituation, trainBlock } from './trainBlock.ts';

const node = (type: string, params: GraphNode['params'] = {}): GraphNode => ({
  type,
  params,
  position: { x: 0, y: 0 },
});
const edge = (source: string, target: string) => ({ source, sourceHandle: 'out', target, targetHandle: 'in' });
const document = {
  ...emptyDocument('Net'),
  nodes: {
    image: node('Input'),
    flat: node('Flatten'),
    logits: node('Dense', { units: { expr: 'classes' } }),
    softmax: node('Activation', { activation: 'softmax' }),
  },
  edges: { a: edge('image', 'flat'), b: edge('flat', 'logits'), c: edge('logits', 'softmax') },
  heads: { softmax: { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } },
} as const;

const situation = (change: object): TrainSituation => ({
  document,
  lowered: lower(document),
  dataset: {
    id: 'digits',
    name: 'Digits',
    height: 28,
    width: 28,
    channels: 1,
    labels: Array.from({ length: 10 }, (_, digit) => String(digit)),
    examples: { train: 640, validation: 0, test: 0 },
    missing: null,
  },
  engine: { state: 'ready', tensorflow: '2.18', reason: null },
  options: { ...defaultTrainSettings('digits'), ...change },
});

const sentence = (change: object): string | null => {
  const block = trainBlock(situation(change));
  return block && describeBlock(block, createTranslator('en'));
};

test('what would be refused after the start is told before', () => {
  expect(sentence({})).toBeNull();
  expect(sentence({ freeze: ['stem'] })).toBe('No node of this network is called stem.');
  expect(sentence({ freeze: ['logits'] })).toBe('With logits frozen, nothing is left to train.');
  const schedule = { name: 'constant', warmup: 6 };
  expect(sentence({ schedule })).toBe('The warm-up of 6 epochs is longer than the training. Expected ≤ 5.');
  expect(sentence({ schedule, epochs: 6 })).toBeNull();
  expect(issuesOf(situation({ schedule, freeze: ['stem'] })).map(({ field }) => field)).toEqual(['warmup', 'freeze']);
});
