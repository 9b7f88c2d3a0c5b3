import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assert, required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { importStripes } from '../../datasets/testing/importStripes.ts';
import { tensorCounts } from '../backend.ts';
import { runJob } from '../runJob.ts';
import { createContext } from '../testing/createContext.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { templateDocument } from '../testing/templateDocument.ts';

async function measure(document: GraphDocument, dataset: string, cancelled = false, root = '') {
  const before = tensorCounts();
  const { context, events } = createContext(root, (event, cancel) => {
    if (cancelled && event.type === 'progress') cancel();
  });
  await runJob({ kind: 'gradients', document, dataset, batchSize: 32, seed: 1 }, context);
  expect(tensorCounts()).toEqual(before);
  return events;
}

async function normsOf(document: GraphDocument, dataset: string) {
  const found = (await measure(document, dataset)).find(event => event.type === 'result');
  assert(found?.type === 'result' && found.result.kind === 'gradients', 'norms');
  return found.result;
}

test('every trained weight has a norm, in the order of the layers', async () => {
  const { norms, loss, dataset } = await normsOf(smallDocument(), 'mnist');
  expect(norms.map(({ weight }) => weight)).toEqual([
    'conv/kernel',
    'norm/gamma',
    'norm/beta',
    'logits/kernel',
    'logits/bias',
  ]);
  for (const { norm } of norms) expect(norm).toBeGreaterThan(0);
  expect(loss).toBeGreaterThan(1);
  expect(dataset).toBe('mnist');
});

test('over 55 convolutions the gradient of a plain net grows a thousandfold, of a residual one tenfold', async () => {
  const growth = async (shortcut: string) => {
    const { norms } = await normsOf(templateDocument('resnet', 'resnet56-cifar', { shortcut }), 'shapes');
    const kernels = norms.filter(({ weight }) => /conv.*\/kernel$/.test(weight)).map(({ norm }) => norm);
    return required(kernels[0], 'a first') / required(kernels.at(-1), 'a last');
  };
  expect(await growth('none')).toBeGreaterThan(300);
  expect(await growth('padding')).toBeLessThan(30);
}, 60_000);

test('it is cancelled, or refused where network and dataset do not fit', async () => {
  expect((await measure(smallDocument(), 'mnist', true)).at(-1)).toMatchObject({ type: 'state', state: 'cancelled' });
  const failed = (await measure(smallDocument(), 'shapes')).at(-1);
  expect(failed).toMatchObject({ type: 'state', state: 'failed', error: { code: 'dataset/doesNotFit' } });
});

test('it reads imported datasets of its own data root', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lightweave-gradients-'));
  const stripes = await importStripes(root, 60, 0);
  const document = smallDocument({ resolution: 8, classes: 4 });
  expect((await measure(document, stripes, false, root)).at(-1)).toMatchObject({ type: 'state', state: 'succeeded' });
  await rm(root, { recursive: true });
});
