import { expect, test } from 'vitest';
import { assert } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { tensorCounts } from '../backend.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { templateDocument } from '../testing/templateDocument.ts';

async function profile(document: GraphDocument, batchSize: number, isCancelled = false) {
  const before = tensorCounts();
  const { context, events } = createContext('', (event, cancel) => {
    if (isCancelled && event.type === 'progress' && event.phase === 'measuring') cancel();
  });
  await runJob({ kind: 'profile', document, batchSize }, context);
  expect(tensorCounts()).toEqual(before);
  return events;
}

async function resultOf(document: GraphDocument, batchSize: number) {
  const found = (await profile(document, batchSize)).find(event => event.type === 'result');
  assert(found?.type === 'result' && found.result.kind === 'profile', 'a profile');
  return found.result;
}

test('a network is timed as it is recorded, with its spread and its multiply-adds', async () => {
  const document = templateDocument('mobilenet-v2', 'mnist');
  const result = await resultOf(document, 1);
  expect(result).toMatchObject({ name: document.name, batchSize: 1, macs: lower(document).totals.macs });
  const { lowMs, medianMs, highMs, repeats, threads } = result;
  expect([0, lowMs, medianMs, highMs]).toEqual([0, lowMs, medianMs, highMs].toSorted((a, b) => a - b));
  expect(lowMs).toBeGreaterThan(0);
  expect(repeats).toBeGreaterThanOrEqual(5);
  expect(threads).toBeGreaterThanOrEqual(1);
});

test('sixteen images at once take longer than one', async () => {
  const document = templateDocument('resnet', 'mnist');
  const [one, many] = [await resultOf(document, 1), await resultOf(document, 16)];
  expect(many.medianMs).toBeGreaterThan(one.medianMs);
});

test('it is cancelled between two batches, and a network with an error is refused', async () => {
  expect((await profile(smallDocument(), 1, true)).at(-1)).toMatchObject({ type: 'state', state: 'cancelled' });
  const broken = { ...smallDocument(), edges: {} };
  expect((await profile(broken, 1)).at(-1)).toMatchObject({ type: 'state', state: 'failed' });
});
