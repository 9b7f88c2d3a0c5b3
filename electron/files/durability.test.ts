import { expect, test } from 'vitest';
import { AppError } from '../../shared/base/appError.ts';
import { removeStaleTemporaries } from './temporaryFiles.ts';
import { failNthCall, faults } from './testing/failNthCall.ts';
import { MemoryDisk } from './testing/MemoryDisk.ts';
import { disksAfterPowerLoss, possibleRemains } from './testing/powerLoss.ts';
import { writeAtomic } from './writeAtomic.ts';

const path = '/home/me/net.lightweave';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textAt = (disk: MemoryDisk): string | undefined => {
  const found = disk.bytesAt(path);
  return found && new TextDecoder().decode(found);
};

test('a power loss at any step of a save leaves the old or the new file', async () => {
  const versions = [undefined, 'first version', 'second, longer version', 'third'];
  let disk = new MemoryDisk();
  let points = 0;
  for (const [index, version] of versions.entries()) {
    if (version === undefined) continue;
    const remains = await disksAfterPowerLoss(disk, files => writeAtomic(path, version, files));
    for (const remaining of remains) expect([versions[index - 1], version]).toContain(textAt(remaining));
    for (const remaining of possibleRemains(disk)) expect(textAt(remaining)).toBe(version);
    points += remains.length;
    disk = disk.afterPowerLoss(disk.pendingChanges, 'lost');
  }
  expect(points).toBeGreaterThan(80);
});

test.each(['sync', 'syncFolder'] as const)('the simulation notices a save without %s', async missing => {
  const disk = new MemoryDisk(new Map([[path, bytes('old')]]));
  if (missing === 'syncFolder') disk.syncFolder = () => Promise.resolve();
  else {
    const create = disk.create.bind(disk);
    disk.create = async target => ({ ...(await create(target)), sync: () => Promise.resolve() });
  }
  await writeAtomic(path, 'new', disk);
  expect(
    possibleRemains(disk)
      .map(textAt)
      .every(text => text === 'new'),
  ).toBe(false);
});

test.each(faults)(
  'the file survives %s at any call, and the message names it',
  async fault => {
    let failures = 0;
    for (const lasting of [false, true]) {
      for (let nth = 1, isOver = false; !isOver; nth += 1) {
        const disk = new MemoryDisk(new Map([[path, bytes('old')]]));
        const failing = failNthCall(disk, nth, fault, lasting);
        const failure: unknown = await writeAtomic(path, 'new', disk).then(
          () => null,
          (error: unknown) => error,
        );
        if (failure !== null) {
          failures += 1;
          expect(failure).toBeInstanceOf(AppError);
          expect(failure).toMatchObject({ code: 'file/cannotWrite', values: { file: path } });
        }
        expect(['old', 'new']).toContain(textAt(disk));
        if (failure === null) expect(textAt(disk)).toBe('new');
        disk.onCall = () => undefined;
        await removeStaleTemporaries('/home/me', disk);
        expect(disk.paths).toEqual([path]);
        isOver = !failing.hasFailed();
        expect(nth).toBeLessThan(20);
      }
    }
    expect(failures).toBeGreaterThan(10);
  },
  20_000,
);

test('before the rename a failed save leaves the very old bytes', async () => {
  for (let nth = 1; nth <= 5; nth += 1) {
    const disk = new MemoryDisk(new Map([[path, bytes('old')]]));
    failNthCall(disk, nth, 'EIO', false);
    await expect(writeAtomic(path, 'new', disk)).rejects.toMatchObject({ values: { reason: 'i/o error' } });
    expect(textAt(disk)).toBe('old');
  }
});
