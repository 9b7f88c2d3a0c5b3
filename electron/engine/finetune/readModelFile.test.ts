import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { tf } from '../backend.ts';
import { exportTfjsLayers } from '../exporters/tfjsLayers.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { Network } from '../model/Network.ts';
import { networkValues } from '../model/networkValues.ts';
import { encodeSafetensors } from '../../runs/safetensors.ts';
import { smallDocument } from '../testing/smallDocument.ts';
import { liveWeight } from '../testing/liveWeight.ts';
import { templateDocument } from '../testing/templateDocument.ts';
import { adoptNames } from './adoptNames.ts';
import { matchWeights } from './matchWeights.ts';
import { readModelFile } from './readModelFile.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightweave-weights-'));
});
afterAll(() => rm(folder, { recursive: true }));

const plan = requirePlan(templateDocument('mobilenet-v1', 'mnist'));
const wanted = plan.layers.flatMap(({ weights }) => weights);

function original() {
  const network = new Network(plan, liveWeight);
  const values = networkValues(network);
  return { network, values };
}

test('an exported model gives back every weight under its own name', async () => {
  const { network, values } = original();
  await exportTfjsLayers(network, folder, { generator: 't', run: 'r', dataset: 'd', labels: [] });
  network.dispose();
  const found = await readModelFile(join(folder, 'model.json'), plan);
  const { taken, match } = matchWeights(wanted, found);
  expect(match).toEqual({ matched: values.length, renamed: [], fresh: [], reshaped: [], unused: [] });
  for (const value of values) expect([...(taken.get(value.name)?.values ?? [])]).toEqual([...value.values]);
});

test('a model that tfjs made under its own names is taken over by kinds, shapes and order', async () => {
  const made = tf.sequential({
    layers: [
      tf.layers.conv2d({
        inputShape: [28, 28, 1],
        filters: 8,
        kernelSize: 3,
        strides: 2,
        padding: 'same',
        useBias: false,
      }),
      tf.layers.batchNormalization(),
      tf.layers.reLU(),
      tf.layers.flatten(),
      tf.layers.dense({ units: 4, activation: 'softmax' }),
    ],
  });
  const elsewhere = join(folder, 'elsewhere');
  await made.save(`file://${elsewhere}`);
  const kernel = required(made.layers[0], 'a layer').getWeights()[0]?.dataSync();
  made.dispose();
  const small = requirePlan(smallDocument());
  const places = small.layers.flatMap(({ weights }) => weights);
  const given = await readModelFile(join(elsewhere, 'model.json'), small);
  const { taken, match } = matchWeights(places, given, adoptNames(places, given));
  expect(match).toMatchObject({ matched: 5, fresh: [], reshaped: ['logits/kernel', 'logits/bias'], unused: [] });
  expect(match.renamed.map(({ name }) => name)).toEqual(places.slice(0, 5).map(({ name }) => name));
  expect(match.renamed[1]?.from).toMatch(/^batch_normalization.*\/gamma$/);
  expect(taken.get('conv/kernel')?.values).toEqual(kernel);
});

test('a file of safetensors goes by names as they are', async () => {
  const { network, values } = original();
  network.dispose();
  const file = join(folder, 'w.safetensors');
  await writeFile(file, encodeSafetensors([...values, { name: 'other', shape: [1], values: Float32Array.of(1) }]));
  const { match } = matchWeights(wanted, await readModelFile(file, plan));
  expect(match).toEqual({ matched: values.length, renamed: [], fresh: [], reshaped: [], unused: ['other'] });
});

test.each([
  ['nothing.json', null, 'no such file or directory'],
  ['text.json', 'no JSON', 'it is no tfjs layers model with float32 weights'],
  ['graph.json', '{"format":"graph-model"}', 'it is no tfjs layers model with float32 weights'],
  [
    'cut.json',
    '{"weightsManifest":[{"paths":["cut.json"],"weights":[{"name":"w","shape":[999],"dtype":"float32"}]}]}',
    'the values of w are cut off',
  ],
  ['alone.json', '{"weightsManifest":[{"paths":["gone.bin"],"weights":[]}]}', 'no such file or directory'],
  ['short.safetensors', 'x', 'it is too short'],
])('%s is refused with its reason', async (name, content, reason) => {
  const file = join(folder, name);
  if (content !== null) await writeFile(file, content);
  await expect(readModelFile(file, plan)).rejects.toMatchObject({ code: 'model/unreadable', values: { reason } });
});
