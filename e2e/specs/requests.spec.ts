import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { emptyDocument } from '../../shared/graph/GraphDocument.ts';
import { type Channel, requests } from '../../shared/ipc/contract.ts';
import { defaultImportSettings } from '../../shared/jobs/ImportSettings.ts';
import { defaultTrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { hostilePaths } from '../fixtures/hostilePaths.ts';
import { expect, test } from '../fixtures/lightweave.ts';

const payloadsPerChannel = 100;
/** What may be said to a path; of datasets, also that there is none of such a name. */
const refusals = (channel: Channel): readonly string[] =>
  channel.startsWith('dataset.')
    ? ['ipc/refused', 'dataset/unknown', 'dataset/notRemoved']
    : ['file/notGranted', 'ipc/refused'];

const channels = Object.keys(requests) as Channel[];

test('S7: 100 random payloads a channel are refused, and harm nothing', async ({ app }) => {
  // Nobody is there to answer a dialog.
  await app.electron.evaluate(({ dialog, clipboard }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    void clipboard.writeText('untouched');
  });
  const settings = await app.invoke('settings.get');
  const payloads = fc.sample(
    fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('path', 'text', 'id', 'spec', 'url', '__proto__'), fc.jsonValue()),
    ),
    { numRuns: payloadsPerChannel, seed: 11 },
  );
  const answers = await app.page.evaluate(
    ([names, inputs]) =>
      Promise.all(
        names.flatMap(name =>
          inputs.map(async input => {
            const answer = await window.lightweave.invoke(name, JSON.parse(input));
            return { name, input, error: answer.ok ? null : answer.error.code };
          }),
        ),
      ),
    [channels, payloads.map(payload => JSON.stringify(payload))] as const,
  );
  expect(answers).toHaveLength(channels.length * payloadsPerChannel);
  const wrong = answers.filter(({ error }) => error !== 'ipc/refused');
  // An empty change of the settings is a valid one.
  expect(wrong.filter(({ name }) => name !== 'settings.set')).toEqual([]);
  expect(await app.invoke('settings.get')).toEqual(settings);
  expect(await app.invoke('job.list')).toEqual({ ok: true, value: [] });
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('untouched');
  expect(app.electron.windows()).toHaveLength(1);
});

test('S7: no request reads, writes or runs anything that the user has not pointed at', async ({ app, home }) => {
  const victims = join(home, '..', `${home.split('/').at(-1) ?? ''}-victims`);
  await mkdir(victims);
  const victim = join(victims, 'secret.lightweave');
  const text = JSON.stringify(emptyDocument('secret'));
  await writeFile(victim, text);
  const document = emptyDocument('net');
  const train = { kind: 'train', document, settings: defaultTrainSettings('mnist'), exportTo: null };

  const attempts = hostilePaths(victim).flatMap((path): readonly (readonly [Channel, unknown])[] => [
    ['document.openPath', { path }],
    ['document.save', { path, text: 'overwritten', baseHash: null, force: true }],
    ['recovery.write', { id: 'x', name: 'x', text: 'x', path, baseHash: null }],
    ['shell.reveal', { path }],
    ['job.start', { title: 't', spec: { ...train, exportTo: path } }],
    ['job.start', { title: 't', spec: { ...train, settings: { ...train.settings, dataset: path } } }],
    ['job.start', { title: 't', spec: { ...train, settings: { ...train.settings, from: path } } }],
    ['job.start', { title: 't', spec: { ...train, settings: { ...train.settings, from: `${path}.safetensors` } } }],
    ['job.start', { title: 't', spec: { ...train, settings: { ...train.settings, from: `${path}/model.json` } } }],
    ['job.start', { title: 't', spec: { kind: 'importDataset', source: path, settings: defaultImportSettings } }],
    ['dataset.show', { dataset: path }],
    ['dataset.remove', { dataset: path }],
    ['dataset.restore', { dataset: path }],
    ['dataset.images', { dataset: path, split: 'test', indices: [0], side: null }],
    ['job.start', { title: 't', spec: { kind: 'export', run: 'r', format: 'tfjs', folder: path } }],
    ['job.start', { title: 't', spec: { kind: 'export', run: path, format: 'tfjs', folder: home } }],
    ['job.start', { title: 't', spec: { kind: 'evaluate', run: path, dataset: null } }],
  ]);
  for (const [channel, input] of attempts) {
    const answer = await app.invoke(channel, input);
    expect({ channel, input, ok: answer.ok }).toEqual({ channel, input, ok: false });
    if (!answer.ok) expect(refusals(channel)).toContain(answer.error.code);
  }
  expect(attempts.length).toBeGreaterThanOrEqual(220);
  expect(await app.invoke('job.list')).toEqual({ ok: true, value: [] });
  expect(await readdir(victims)).toEqual(['secret.lightweave']);
  expect(await readFile(victim, 'utf8')).toBe(text);
});
