import { expect, test } from 'vitest';
import { assert } from '../../../shared/base/assert.ts';
import { augmentationSchema } from '../../../shared/jobs/Augmentation.ts';
import type { JobResult } from '../../../shared/jobs/JobResult.ts';
import { type JobSpec, jobSpecSchema } from '../../../shared/jobs/JobSpec.ts';
import { tensorCounts } from '../backend.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';

const document = smallDocument();

async function run(given: object) {
  const before = tensorCounts();
  const spec: JobSpec = jobSpecSchema.parse(given);
  const { context, events } = createContext('');
  await runJob(spec, context);
  expect(tensorCounts()).toEqual(before);
  return events;
}

async function result<Kind extends JobResult['kind']>(
  given: { readonly kind: Kind } & Readonly<Record<string, unknown>>,
) {
  const events = await run(given);
  const found = events.at(-2);
  assert(found?.type === 'result' && found.result.kind === given.kind, JSON.stringify(events.at(-1)));
  return { events, result: found.result as Extract<JobResult, { kind: Kind }> };
}

const settings = { dataset: 'mnist', batchSize: 32, trainExamples: 1000, optimizer: { name: 'sgd', momentum: 0.9 } };

test('a sweep rises until the loss explodes, and suggests a rate below that', { timeout: 60_000 }, async () => {
  const given = { kind: 'lrFind', document, settings, lowest: 1e-5, highest: 100, steps: 90 } as const;
  const { result: found, events } = await result(given);
  const { points, suggestion } = found;
  expect(points[0]).toMatchObject({ learningRate: 1e-5 });
  expect(points.length).toBeLessThan(90);
  for (const { loss, smoothed } of points) expect(Number.isFinite(loss) && Number.isFinite(smoothed)).toBe(true);
  assert(suggestion, 'a suggestion');
  expect(suggestion.learningRate).toBeGreaterThan(1e-4);
  expect(suggestion.learningRate).toBeLessThan(1);
  const progress = events.findLast(event => event.type === 'progress');
  expect(progress).toMatchObject({ phase: 'measuring', done: 90, total: 90 });
  const again = await result(given);
  expect(again.result.points[0]?.loss).toBeCloseTo(points[0]?.loss ?? 0, 5);
});

test('a sweep is longer than an epoch if asked, and small datasets are one batch', { timeout: 60_000 }, async () => {
  const few = { ...settings, trainExamples: 100, batchSize: 256 };
  const { result: found } = await result({
    kind: 'lrFind',
    document,
    settings: few,
    lowest: 1e-6,
    highest: 1e-3,
    steps: 12,
  } as const);
  expect(found.points).toHaveLength(12);
});

test('rates the wrong way round are refused', () => {
  const spec = { kind: 'lrFind', document, settings, lowest: 1, highest: 0.1 };
  expect(jobSpecSchema.safeParse(spec).error?.issues[0]?.path).toEqual(['highest']);
});

test('a preview shows images as they are and as steps see them', async () => {
  const augmentation = augmentationSchema.parse({ crop: 4, rotate: 20 });
  const spec = { kind: 'previewAugmentation', dataset: 'mnist', augmentation, count: 3, variants: 4 } as const;
  const { result: found } = await result(spec);
  expect(found).toMatchObject({ height: 28, width: 28, channels: 1 });
  expect(found.pictures).toHaveLength(3);
  for (const { label, original, variants } of found.pictures) {
    expect(label).toMatch(/^\d$/);
    expect([original, ...variants].map(({ length }) => length)).toEqual([784, 784, 784, 784, 784]);
    expect(new Set([original, ...variants].map(bytes => bytes.join(','))).size).toBe(5);
  }
  const plain = await result({ ...spec, augmentation: augmentationSchema.parse({}) });
  for (const { original, variants } of plain.result.pictures) {
    for (const variant of variants) expect(variant).toEqual(original);
  }
});
