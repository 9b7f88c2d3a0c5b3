import { writeFile } from 'node:fs/promises';
import type { RunningApp } from '../fixtures/launchApp.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { addDropout, chooseMenu, newDocument, recovered } from '../fixtures/windowActions.ts';

const menuLabels = (app: RunningApp): Promise<readonly string[]> =>
  app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);

test('the menu speaks the language of the settings', async ({ app }) => {
  expect(await menuLabels(app)).toEqual(['File', 'Edit', 'View', 'Train', 'Help']);
  await app.invoke('settings.set', { locale: 'ko' });
  expect(await menuLabels(app)).toEqual(['파일', '편집', '보기', '학습', '도움말']);
});

test('the edit menu acts on the text field that has the focus, else on the canvas', async ({ app }) => {
  await newDocument(app);
  await addDropout(app);
  const search = app.page.getByRole('searchbox').first();
  await search.fill('drop');
  await search.focus();
  await chooseMenu(app, 'edit.selectAll');
  await chooseMenu(app, 'edit.cut');
  await expect(search).toHaveValue('');
  await chooseMenu(app, 'edit.paste');
  await expect(search).toHaveValue('drop');

  await search.blur();
  await chooseMenu(app, 'edit.undo');
  await expect(search).toHaveValue('drop');
  await expect.poll(async () => Object.keys((await recovered(app))[0]?.document.nodes ?? {}).length).toBe(0);
  await chooseMenu(app, 'edit.redo');
  await expect.poll(async () => Object.keys((await recovered(app))[0]?.document.nodes ?? {}).length).toBe(1);
});

test('the window comes back where it was, in the colours of its theme', async ({ launch }) => {
  const before = await launch();
  const bounds = { x: 30, y: 40, width: 1150, height: 720 };
  await before.electron.evaluate(({ BrowserWindow }, asked) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(asked);
  }, bounds);
  await before.invoke('settings.set', { theme: 'dark' });
  await before.close();

  const after = await launch();
  const seen = await after.electron.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return { bounds: window?.getBounds(), minimum: window?.getMinimumSize(), colour: window?.getBackgroundColor() };
  });
  expect(seen.bounds).toMatchObject({ width: bounds.width, height: bounds.height });
  expect(seen.minimum).toEqual([1100, 700]);
  expect(seen.colour).toBe('#16181D');
});

test('a damaged settings file costs the settings, not the start', async ({ launch, home }) => {
  const before = await launch();
  await before.invoke('settings.set', { theme: 'dark' });
  await before.close();
  await writeFile(`${home}/settings.json`, '{"theme": "da');
  const after = await launch();
  expect(await after.invoke('settings.get')).toMatchObject({ ok: true, value: { theme: 'system' } });
});
