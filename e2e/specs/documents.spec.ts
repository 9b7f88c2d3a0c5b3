import { spawn } from 'node:child_process';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { electronPath, electronSwitches } from '../../electron/setup/needs/electron.mjs';
import type { OpenedDocument } from '../../shared/ipc/messages.ts';
import { documentOf, textOf } from '../fixtures/documentFiles.ts';
import { appFolder, type RunningApp } from '../fixtures/launchApp.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import {
  addDropout,
  answerDialogs,
  chooseMenu,
  newDocument,
  recovered,
  windowTitle,
} from '../fixtures/windowActions.ts';

test('a file of the command line opens; a second instance hands its file over and goes', async ({ launch, home }) => {
  const [first, second] = [join(home, 'first.lightweave'), join(home, 'second.lightweave')];
  await writeFile(first, textOf('First network'));
  await writeFile(second, textOf('Second network'));
  const app = await launch([first]);
  await expect.poll(() => windowTitle(app)).toContain('first');

  const other = spawn(electronPath(), [appFolder, ...electronSwitches(), second], {
    env: { ...process.env, LIGHTWEAVE_HOME: home },
    stdio: 'ignore',
  });
  const exitCode = await new Promise(done => other.once('exit', done));
  expect(exitCode).toBe(0);
  await expect.poll(() => windowTitle(app)).toContain('second');
  expect(app.electron.windows()).toHaveLength(1);
  const recent = await app.invoke('recent.list');
  expect(recent).toMatchObject({ ok: true, value: [{ path: second, isMissing: false }, { path: first }] });
});

const unreadable: readonly (readonly [what: string, content: string, sentence: RegExp])[] = [
  ['of a newer version', '{"schema": 99, "name": "tomorrow"}', /newer version of Lightweave/],
  ['truncated', textOf('cut').slice(0, 150), /truncated/],
  ['foreign', '{"format": "layers-model"}', /not a Lightweave project/],
  ['empty', '', /is empty/],
  ['a web page', '<!doctype html><p>Not found', /begins like HTML/],
];
for (const [what, content, sentence] of unreadable) {
  test(`a file that is ${what} gets a clear message and stays as it is`, async ({ launch, home }) => {
    const path = join(home, 'x.lightweave');
    await writeFile(path, content);
    const app = await launch([path]);
    const notice = app.page.getByText(sentence);
    await expect(notice).toBeVisible();
    await expect(notice).toContainText(path);
    expect(await readFile(path, 'utf8')).toBe(content);
  });
}

/** Opens a file in the window by the open dialog. */
async function openFile(app: RunningApp, path: string): Promise<OpenedDocument> {
  await answerDialogs(app, path);
  const answer = await app.invoke('document.open');
  expect(answer).toMatchObject({ ok: true });
  return (answer as { value: OpenedDocument }).value;
}

type Interleaving = readonly [what: string, happen: (path: string, other: string) => Promise<void>, isRefused: boolean];
const interleavings: readonly Interleaving[] = [
  ['changed by another program', path => writeFile(path, textOf('theirs')), true],
  ['cut to nothing', path => writeFile(path, ''), true],
  ['written again as it was', path => writeFile(path, textOf('base')), false],
  ['deleted', path => rm(path), false],
  [
    'replaced by a link to another project',
    async (path, other) => {
      await writeFile(other, textOf('theirs'));
      await rm(path);
      await symlink(other, path);
    },
    true,
  ],
  [
    'moved behind a link',
    async (path, other) => {
      await writeFile(other, await readFile(path));
      await rm(path);
      await symlink(other, path);
    },
    false,
  ],
];

test('D6: a file that was changed behind the window is never silently overwritten', async ({ app, home }) => {
  for (const [index, [what, happen, isRefused]] of interleavings.entries()) {
    const path = join(home, `net-${index}.lightweave`);
    await writeFile(path, textOf('base'));
    const { hash } = await openFile(app, path);
    await happen(path, join(home, `other-${index}.lightweave`));
    const theirs = await readFile(path, 'utf8').catch(() => null);
    const save = { path, text: textOf('ours', 9), baseHash: hash };

    const answer = await app.invoke('document.save', { ...save, force: false });
    expect([what, answer.ok]).toEqual([what, !isRefused]);
    expect(await readFile(path, 'utf8')).toBe(isRefused ? theirs : save.text);
    // Once the user has decided so, it is.
    expect(await app.invoke('document.save', { ...save, force: true })).toMatchObject({ ok: true });
    expect(await readFile(path, 'utf8')).toBe(save.text);
  }
});

test('D6: of two windows on one file, the later save is refused and both versions are kept', async ({
  launch,
  home,
  faults,
}) => {
  const path = join(home, 'net.lightweave');
  await writeFile(path, textOf('base'));
  const here = await launch();
  const there = await launch([], { home: `${home}/other` });
  const [ours, theirs] = [await openFile(here, path), await openFile(there, path)];
  const save = (app: RunningApp, text: string, baseHash: string) =>
    app.invoke('document.save', { path, text, baseHash, force: false });
  expect(await save(there, textOf('theirs'), theirs.hash)).toMatchObject({ ok: true });
  expect(await save(here, textOf('ours'), ours.hash)).toMatchObject({
    ok: false,
    error: { code: 'file/changedOnDisk', values: { file: path } },
  });
  expect(await readFile(path, 'utf8')).toBe(textOf('theirs'));
  expect(faults.found).toEqual([]);
});

test('D6: unsaved work on a file that was changed since comes back beside it, and says so', async ({
  launch,
  home,
}) => {
  const path = join(home, 'net.lightweave');
  await writeFile(path, textOf('base'));
  const before = await launch();
  const { hash } = await openFile(before, path);
  const work = { id: 'work', name: 'ours', text: textOf('ours'), path, baseHash: hash };
  expect(await before.invoke('recovery.write', work)).toMatchObject({ ok: true });
  await before.kill();
  await writeFile(path, textOf('theirs'));

  const after = await launch();
  expect(await recovered(after)).toMatchObject([{ id: 'work', path, baseChanged: true, document: documentOf('ours') }]);
  await expect(after.page.getByText(/changed since this unsaved work was begun/)).toBeVisible();
  expect(await readFile(path, 'utf8')).toBe(textOf('theirs'));
});

test('a saved file opens again as it was, and its name is in the title until it is edited', async ({ app, home }) => {
  const path = join(home, 'saved.lightweave');
  await newDocument(app);
  await addDropout(app);
  await expect.poll(() => windowTitle(app)).toContain('• ');
  await answerDialogs(app, path);
  await chooseMenu(app, 'file.save');
  await expect.poll(() => windowTitle(app)).not.toContain('• ');
  const text = await readFile(path, 'utf8');
  expect(Object.keys((JSON.parse(text) as { nodes: object }).nodes)).toHaveLength(1);
  await addDropout(app);
  await expect.poll(() => windowTitle(app)).toContain('• ');
  expect(await readFile(path, 'utf8')).toBe(text);
});

test('a save that fails says why and where, and leaves the work unsaved', async ({ app, home }) => {
  await newDocument(app);
  await addDropout(app);
  const path = join(home, 'no-such-folder', 'net.lightweave');
  await answerDialogs(app, path);
  await chooseMenu(app, 'file.saveAs');
  const notice = app.page.getByText(/Cannot write/);
  await expect(notice).toContainText(path);
  await expect(notice).toContainText('no such file or directory');
  expect(await windowTitle(app)).toContain('• ');
});
