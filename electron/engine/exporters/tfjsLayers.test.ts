import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assert, required } from '../../../shared/base/assert.ts';
import type { LayerPlan } from '../../../shared/lowering/LayerPlan.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { readTemplates } from '../../files/readTemplates.ts';
import { tensorCounts, tf } from '../backend.ts';
import { requirePlan } from '../jobs/requirePlan.ts';
import { inferenceOutputs, portableModel } from '../model/portableModel.ts';
import { Network } from '../model/Network.ts';
import { liveWeight } from '../testing/liveWeight.ts';
import { exportDifference } from './exportDifference.ts';
import { exportTfjsLayers } from './tfjsLayers.ts';

const from = { generator: 'Lightweave test', run: 'run-1', dataset: 'mnist', labels: ['a', 'b'] };
const project = dirname(dirname(dirname(import.meta.dirname)));

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-export-'));
});
afterAll(() => rm(root, { recursive: true }));

async function planOf(id: string, variant: string): Promise<LayerPlan> {
  const templates = await readTemplates(join(project, 'templates'));
  const document = instantiate(
    required(
      templates.find(one => one.id === id),
      id,
    ),
    variant,
  );
  assert(document.ok, 'a document of the variant');
  return requirePlan(document.value);
}

/** Another program: plain tfjs, no binding, and nothing of ours. */
const reader = `
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const tf = createRequire(process.argv[3])('@tensorflow/tfjs');
const folder = process.argv[2];
const json = JSON.parse(readFileSync(folder + '/model.json', 'utf8'));
const [{ paths, weights }] = json.weightsManifest;
const bytes = readFileSync(folder + '/' + paths[0]);
const weightData = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
const load = () => Promise.resolve({ ...json, weightSpecs: weights, weightData });
const { values, shape } = JSON.parse(readFileSync(folder + '/images.json', 'utf8'));
tf.loadLayersModel({ load }).then(model => {
  const output = model.predict(tf.tensor(values, shape));
  const metadata = model.getUserDefinedMetadata();
  console.log('RESULT' + JSON.stringify({ backend: tf.getBackend(), output: [...output.dataSync()], metadata }));
});
`;

interface Read {
  readonly backend: string;
  readonly output: readonly number[];
  readonly metadata: { readonly lightweave: unknown };
}

async function readElsewhere(folder: string): Promise<Read> {
  const script = join(root, 'reader.cjs');
  await writeFile(script, reader);
  const { stdout } = await promisify(execFile)(process.execPath, [script, folder, join(project, 'package.json')]);
  return JSON.parse(required(stdout.split('RESULT')[1], 'a result')) as Read;
}

test.each([
  ['mobilenet-v1', 'mnist'],
  ['resnet', 'rgb32'],
  ['resnet', 'resnet20-cifar'],
  ['capsnet', 'mnist'],
])('%s %s gives equal predictions in plain tfjs', { timeout: 120_000 }, async (id, variant) => {
  const before = tensorCounts();
  const plan = await planOf(id, variant);
  const network = new Network(plan, liveWeight);
  const folder = join(root, `${id}-${variant}`);
  const { files, bytes } = await exportTfjsLayers(network, folder, from);
  expect((await readdir(folder)).sort()).toEqual([...files].sort());
  expect(bytes).toBeGreaterThan(10_000);
  const { height, width, channels } = plan.input;
  const shape = [2, height, width, channels];
  const images = tf.randomUniform(shape, -1, 1, 'float32', 4);
  await writeFile(join(folder, 'images.json'), JSON.stringify({ shape, values: [...images.dataSync()] }));
  const [output] = network.run(images, inferenceOutputs(network));
  const own = [...required(output, 'an output').dataSync()];
  const read = await readElsewhere(folder);
  expect(read.backend).toBe('cpu');
  expect(read.output).toHaveLength(own.length);
  read.output.forEach((value, index) => expect(Math.abs(value - (own[index] ?? 0))).toBeLessThan(1e-5));
  expect(read.metadata.lightweave).toMatchObject({
    run: 'run-1',
    labels: ['a', 'b'],
    input: { height, width, channels, normalisation: plan.input.normalisation, resize: plan.input.resize },
  });
  for (const tensor of [images, output]) tensor?.dispose();
  network.dispose();
  expect(tensorCounts()).toEqual(before);
});

test('a second export replaces the first, and layer names have no slash', async () => {
  const plan = await planOf('mobilenet-v1', 'mnist');
  const folder = join(root, 'twice');
  const write = async (scale: number) => {
    const network = new Network(plan, weight => tf.fill([...weight.shape], scale));
    const exported = await exportTfjsLayers(network, folder, from);
    network.dispose();
    return exported.files;
  };
  const [first, second] = [await write(1), await write(2)];
  expect(first).not.toEqual(second);
  expect((await readdir(folder)).sort()).toEqual([...second].sort());
  const model = await readFile(join(folder, 'model.json'), 'utf8');
  const { modelTopology } = JSON.parse(model) as {
    modelTopology: { config: { layers: readonly { name: string }[] } };
  };
  const names = modelTopology.config.layers.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(plan.layers.length);
  expect(names.filter(name => name.includes('/'))).toEqual([]);
});

test('a model that would answer differently is noticed', async () => {
  const network = new Network(await planOf('mobilenet-v1', 'mnist'), liveWeight);
  const model = portableModel(network);
  expect(exportDifference(network, model)).toBeLessThan(1e-5);
  for (const weight of network.weights.values()) weight.assign(tf.mul(weight, 1.1));
  expect(exportDifference(network, model)).toBeGreaterThan(1e-3);
  model.dispose();
  network.dispose();
});

test('a folder that cannot be written is named', async () => {
  const plan = await planOf('mobilenet-v1', 'mnist');
  const network = new Network(plan, ({ shape }) => tf.zeros([...shape]));
  await writeFile(join(root, 'file'), 'no folder');
  await expect(exportTfjsLayers(network, join(root, 'file', 'model'), from)).rejects.toMatchObject({
    code: 'export/failed',
    values: { folder: join(root, 'file', 'model'), reason: expect.stringMatching(/directory/) as unknown },
  });
  network.dispose();
});
