import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert } from '../base/assert.ts';
import { emptyDocument, type GraphNode } from '../graph/GraphDocument.ts';
import { lower } from '../lowering/lower.ts';
import { settingIssues } from './settingIssues.ts';
import { type TrainSettings, trainSettingsSchema } from './TrainSettings.ts';

const node = (type: string, params: GraphNode['params'] = {}): GraphNode => ({
  type,
  params,
  position: { x: 0, y: 0 },
});
const edge = (source: string, target: string) => ({ source, sourceHandle: 'out', target, targetHandle: 'in' });
const { plan } = lower({
  ...emptyDocument('Net'),
  nodes: {
    image: node('Input'),
    flat: node('Flatten'),
    hidden: node('Dense', { units: 4 }),
    logits: node('Dense', { units: 10 }),
  },
  edges: { a: edge('image', 'flat'), b: edge('flat', 'hidden'), c: edge('hidden', 'logits') },
  heads: { logits: { loss: 'categoricalCrossentropy', weight: 1, target: 'label', use: 'always' } },
});
assert(plan, 'a network without errors');

const settings = (change: object): TrainSettings => trainSettingsSchema.parse({ dataset: 'mnist', ...change });
const issuesOf = (change: object) => settingIssues(settings(change), plan, 1000);

test('a warm-up longer than the training is refused, also where steps end it', () => {
  const schedule = { name: 'constant', warmup: 3 };
  expect(issuesOf({ schedule, epochs: 3 })).toEqual([]);
  const refusal = { kind: 'longWarmup', field: 'warmup', received: '3' };
  expect(issuesOf({ schedule, epochs: 2 })).toEqual([{ ...refusal, expected: '≤ 2' }]);
  // Ten steps an epoch.
  expect(issuesOf({ schedule, epochs: 9, batchSize: 100, steps: 30 })).toEqual([]);
  expect(issuesOf({ schedule, epochs: 9, batchSize: 100, steps: 25 })).toEqual([{ ...refusal, expected: '≤ 2.5' }]);
  expect(issuesOf({ schedule, epochs: 9, batchSize: 100, steps: 25, trainExamples: 800 })).toEqual([]);
  expect(issuesOf({ schedule: { name: 'oneCycle' }, epochs: 1 })).toEqual([]);
});

test('what is said to be the longest warm-up is not refused', () => {
  const some = fc.record({
    epochs: fc.integer({ min: 1, max: 9 }),
    batchSize: fc.integer({ min: 1, max: 2000 }),
    steps: fc.option(fc.integer({ min: 1, max: 9000 })),
  });
  fc.assert(
    fc.property(some, change => {
      const [issue] = issuesOf({ ...change, schedule: { name: 'constant', warmup: 10 } });
      const warmup = Number(issue?.expected.replace('≤ ', ''));
      expect(issuesOf({ ...change, schedule: { name: 'constant', warmup } })).toEqual([]);
    }),
  );
});

test('a frozen node has to be there, and another one to learn', () => {
  expect(issuesOf({ freeze: ['hid*'] })).toEqual([]);
  const unknown = { kind: 'unknownNode', expected: 'image, flat, hidden, logits', received: 'stem' };
  expect(issuesOf({ freeze: ['hidden', 'stem'] })).toMatchObject([unknown]);
  expect(issuesOf({ freeze: ['hidden', 'logits'] })).toMatchObject([{ kind: 'nothingToTrain' }]);
  // Without a network nobody knows.
  expect(settingIssues(settings({ freeze: ['stem'] }), null, 1000)).toEqual([]);
});
