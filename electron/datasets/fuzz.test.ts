import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../shared/base/random.ts';
import { serialiseError } from '../../shared/base/appError.ts';
import { encodeIdx } from './testing/encodeIdx.ts';
import { importFrom } from './testing/importFrom.ts';
import { mutate } from './testing/mutate.ts';
import { pictures } from './testing/pictures.ts';
import { pixelBombs } from './testing/pixelBombs.ts';

/** 1,000 were tried; a few show that nothing has changed. */
const files = Number(process.env['LIGHTWEAVE_FUZZ_FILES'] ?? 100);
const mostMemory = 512 * 2 ** 20;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightweave-fuzz-'));
});
afterAll(() => rm(root, { recursive: true }));

type Files = Readonly<Record<string, Uint8Array>>;
const text = (rows: readonly string[]): Uint8Array => new TextEncoder().encode(rows.join('\n'));
const fixture = (name: string): Promise<Uint8Array> =>
  readFile(fileURLToPath(new URL(`formats/fixtures/${name}`, import.meta.url)));
const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, index) => (7 * index) % 251);

const sources: Readonly<Record<string, () => Promise<Files>>> = {
  idx: () =>
    Promise.resolve({
      'train-images-idx3-ubyte': encodeIdx([5, 4, 4], bytes(80)),
      'train-labels-idx1-ubyte': encodeIdx([5], bytes(5)),
    }),
  'idx.gz': () =>
    Promise.resolve({
      'train-images-idx3-ubyte.gz': gzipSync(encodeIdx([5, 4, 4], bytes(80))),
      'train-labels-idx1-ubyte.gz': gzipSync(encodeIdx([5], bytes(5))),
    }),
  cifar: () =>
    Promise.resolve({
      'data_batch_1.bin': bytes(2 * 3073),
      'batches.meta.txt': text(Array.from({ length: 10 }, (_, index) => `class ${index}`)),
    }),
  npz: async () => ({ 'keras.npz': await fixture('keras.npz') }),
  'npz of floats': async () => ({ 'floats.npz': await fixture('floats.npz') }),
  npy: async () => ({ 'x_train.npy': await fixture('x_train.npy'), 'y_train.npy': await fixture('y_train.npy') }),
  'csv of pixels': () =>
    Promise.resolve({ 'a.csv': text(['label,pixel0,pixel1,pixel2,pixel3', '"7",0,1,2,255', '3,9,9,9,9']) }),
  'csv of paths': async () => ({
    'a.csv': text(['file,label', 'one.png,a', '"two.png",b']),
    'one.png': (await pictures())['small.png'] ?? bytes(1),
  }),
};

test.each(Object.keys(sources))(
  `%s: ${files} mutated files give a dataset or a typed error, and leave nothing`,
  async format => {
    const random = createRandom(17);
    const whole = (await sources[format]?.()) ?? {};
    const names = Object.keys(whole);
    const folder = join(root, format);
    const dataRoot = join(root, `${format} data`);
    await mkdir(folder, { recursive: true });
    let imported = 0;
    for (let index = 0; index < files; index += 1) {
      const victim = names[random.integer(names.length)];
      for (const [name, content] of Object.entries(whole))
        await writeFile(join(folder, name), name === victim ? mutate(content, random) : content);
      const outcome = await importFrom(folder, dataRoot, { name: 'x' }).catch(serialiseError);
      if ('result' in outcome) imported += 1;
      else expect(outcome.code).toMatch(/^dataset\//);
    }
    // The mutations are neither all harmless nor all deadly; and whatever failed left nothing, hidden or not.
    expect(imported).toBeLessThan(files);
    expect(await readdir(join(dataRoot, 'datasets'))).toHaveLength(imported);
    expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(mostMemory);
  },
);

test(`pictures: of ${files} mutated ones and 20 bombs the bad are listed, the rest comes through`, {
  timeout: 300_000,
}, async () => {
  const random = createRandom(23);
  const whole = await pictures();
  const folder = join(root, 'pictures');
  const all = new Map<string, Uint8Array>(Object.entries(whole).map(([name, content]) => [`fine/${name}`, content]));
  for (let index = 0; index < files; index += 1) {
    const [name = '', content = bytes(1)] = Object.entries(whole)[random.integer(Object.keys(whole).length)] ?? [];
    all.set(`mutated/${index} ${name}`, mutate(content, random));
  }
  const bombs = await pixelBombs();
  for (const [name, content] of Object.entries(bombs)) all.set(`bombs/${name}`, content);
  expect(Object.keys(bombs)).toHaveLength(20);
  for (const [name, content] of all) {
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const { result, dataset, events } = await importFrom(folder, join(root, 'pictures data'), {
    size: { height: 32, width: 32 },
  });
  const skipped = JSON.parse(
    await readFile(join(root, 'pictures data/datasets', result.dataset, 'skipped.json'), 'utf8'),
  ) as { name: string; reason: string }[];
  expect(result.examples.train + result.skipped).toBe(all.size);
  expect(skipped.filter(({ name }) => name.startsWith('fine/'))).toEqual([]);
  const refused = new Set(skipped.map(({ name }) => name));
  expect(Object.keys(bombs).filter(name => !refused.has(`bombs/${name}`))).toEqual([]);
  expect(skipped.filter(({ name, reason }) => basename(name) === '' || reason === '')).toEqual([]);
  expect(dataset.info.channels).toBe(3);
  expect(events.length).toBeGreaterThan(0);
  expect(process.resourceUsage().maxRSS * 1024).toBeLessThan(mostMemory);
});
