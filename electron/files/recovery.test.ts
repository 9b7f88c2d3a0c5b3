import { createRandom } from '../../shared/base/random.ts';
import { expect, test } from 'vitest';
import { decodeRecovery, encodeRecovery } from './recoveryFormat.ts';
import { RecoveryFolder } from './RecoveryFolder.ts';
import { failNthCall, faults } from './testing/failNthCall.ts';
import { MemoryDisk } from './testing/MemoryDisk.ts';
import { disksAfterPowerLoss, possibleRemains } from './testing/powerLoss.ts';

const folder = '/data/recovery';
const header = { id: 'document-1', name: 'Nét 네트', path: '/home/me/net.lightweave', baseHash: 'abc' };
const texts = async (disk: MemoryDisk): Promise<readonly string[]> =>
  (await new RecoveryFolder(folder, disk).list()).map(({ text }) => text);

const sample = encodeRecovery(
  { ...header, generation: 3, savedAt: 1 },
  '{"schema": 1, "name": "네트워크"}\n'.repeat(20),
);

test('a backup reads back as it was written', () => {
  const entry = decodeRecovery(sample);
  expect(entry?.header).toEqual({ ...header, generation: 3, savedAt: 1, length: entry?.header.length });
  expect(entry?.text).toContain('네트워크');
});

test('a backup cut at any byte is refused', () => {
  const accepted = Array.from(sample.keys()).filter(length => decodeRecovery(sample.subarray(0, length)) !== null);
  expect(accepted).toEqual([]);
  expect(sample.length).toBeGreaterThan(800);
});

test('a backup with any one of 1000 bits flipped is refused', () => {
  const random = createRandom(5);
  let tried = 0;
  for (; tried < 1000; tried += 1) {
    const damaged = sample.slice();
    const at = Math.floor(random.next() * damaged.length);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random.next() * 8));
    expect(decodeRecovery(damaged)).toBeNull();
  }
  expect(tried).toBe(1000);
});

test('when the last backup is damaged the one before is offered', async () => {
  const disk = new MemoryDisk();
  const recovery = new RecoveryFolder(folder, disk);
  for (const text of ['one', 'two', 'three']) await recovery.write(header, text);
  expect(await texts(disk)).toEqual(['three']);
  const damagedAt = async (path: string): Promise<readonly string[]> =>
    texts(new MemoryDisk(new Map([...disk.paths].map(p => [p, disk.bytesAt(p)?.slice(p === path ? 9 : 0) ?? sample]))));
  const offered = await Promise.all(disk.paths.map(damagedAt));
  expect(offered.flat().sort()).toEqual(['three', 'two']);
});

test('a power loss at any step of a backup leaves the last or the new one', async () => {
  let disk = new MemoryDisk();
  let points = 0;
  const versions = ['one', 'two', 'three', 'four'];
  for (const [index, text] of versions.entries()) {
    const remains = await disksAfterPowerLoss(disk, files => new RecoveryFolder(folder, files).write(header, text));
    const expected = [index === 0 ? [] : [versions[index - 1]], [text]];
    for (const remaining of remains) expect(expected).toContainEqual(await texts(remaining));
    for (const remaining of possibleRemains(disk)) expect(await texts(remaining)).toEqual([text]);
    points += remains.length;
    disk = disk.afterPowerLoss(0, 'lost');
  }
  expect(points).toBeGreaterThan(100);
});

test.each(faults)('%s at any call leaves the last or the new backup, and none is acknowledged wrongly', async fault => {
  for (let nth = 1, isOver = false; !isOver; nth += 1) {
    const disk = new MemoryDisk();
    await new RecoveryFolder(folder, disk).write(header, 'old');
    const failing = failNthCall(disk, nth, fault, true);
    const isWritten = await new RecoveryFolder(folder, disk).write(header, 'new').then(
      () => true,
      () => false,
    );
    disk.onCall = () => undefined;
    expect(isWritten ? [['new']] : [['old'], ['new']]).toContainEqual(await texts(disk));
    isOver = !failing.hasFailed();
    expect(nth).toBeLessThan(20);
  }
});

test('a power loss while a document is forgotten leaves its newest backup or none', async () => {
  const disk = new MemoryDisk();
  const recovery = new RecoveryFolder(folder, disk);
  for (const text of ['one', 'two']) await recovery.write(header, text);
  const settled = disk.afterPowerLoss(disk.pendingChanges, 'lost');
  const remains = await disksAfterPowerLoss(settled, files => new RecoveryFolder(folder, files).discard(header.id));
  for (const remaining of remains) expect([[], ['two']]).toContainEqual(await texts(remaining));
  expect(await texts(settled)).toEqual([]);
});

test('documents are kept apart, whatever their ids look like', async () => {
  const disk = new MemoryDisk();
  const recovery = new RecoveryFolder(folder, disk);
  const ids = ['../../etc/passwd', '__proto__', 'a/b', 'a\0b', 'nul', ''.padEnd(64, 'x')];
  for (const id of ids) await recovery.write({ ...header, id }, id);
  expect(await texts(disk)).toEqual(ids);
  expect(disk.paths.every(path => /^\/data\/recovery\/[0-9a-f]{32}\.b\.recovery$/.test(path))).toBe(true);
});
