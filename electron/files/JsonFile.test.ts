import { expect, test } from 'vitest';
import { z } from 'zod';
import { JsonFile } from './JsonFile.ts';
import { MemoryDisk } from './testing/MemoryDisk.ts';
import { disksAfterPowerLoss } from './testing/powerLoss.ts';

const path = '/data/settings.json';
const schema = z.strictObject({ theme: z.enum(['light', 'dark']), size: z.number() });
const fallback = { theme: 'light', size: 1 } as const;
const open = (disk: MemoryDisk): Promise<JsonFile<z.infer<typeof schema>>> =>
  JsonFile.open(path, schema, fallback, disk);

test('remembers what it was told', async () => {
  const disk = new MemoryDisk();
  const file = await open(disk);
  await file.update(value => ({ ...value, theme: 'dark' }));
  expect((await open(disk)).value).toEqual({ theme: 'dark', size: 1 });
});

test('takes the default of what an older version did not know', async () => {
  const disk = new MemoryDisk(new Map([[path, new TextEncoder().encode('{"theme": "dark"}')]]));
  expect((await open(disk)).value).toEqual({ theme: 'dark', size: 1 });
});

test.each([
  '',
  '{"theme": "dark"',
  '{"theme": "blue", "size": 1}',
  '[]',
  'null',
  '{"theme": "dark", "size": 1, "__proto__": {"polluted": true}}',
  '{"theme": "dark", "size": 1, "more": 1}',
])('holds its default when the file is %s', async text => {
  const disk = new MemoryDisk(new Map([[path, new TextEncoder().encode(text)]]));
  expect((await open(disk)).value).toEqual(fallback);
  expect('polluted' in {}).toBe(false);
});

test('keeps the order of updates made at once', async () => {
  const disk = new MemoryDisk();
  const file = await open(disk);
  await Promise.all([1, 2, 3, 4].map(() => file.update(value => ({ ...value, size: value.size * 2 }))));
  expect((await open(disk)).value.size).toBe(16);
});

test('a power loss at any step leaves the old or the new state', async () => {
  const disk = new MemoryDisk();
  await (await open(disk)).update(value => ({ ...value, size: 2 }));
  const settled = disk.afterPowerLoss(0, 'lost');
  const remains = await disksAfterPowerLoss(settled, async files => {
    await (await open(files)).update(value => ({ ...value, size: 3 }));
  });
  for (const remaining of remains) expect([2, 3]).toContain((await open(remaining)).value.size);
  expect(remains.length).toBeGreaterThan(30);
});
