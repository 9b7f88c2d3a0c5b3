import { expect, test } from '../fixtures/lightweave.ts';

test('S1: the window has no right but to talk to the preload script', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(window => window.webContents.getLastWebPreferences()),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
  });
  const reachable = await app.page.evaluate(() => ({
    types: ['require', 'process', 'Buffer', 'global', 'module', 'electron'].map(
      name => typeof Reflect.get(window, name),
    ),
    exports: Object.keys(window.lightweave),
  }));
  expect(reachable.types).toEqual(Array.from(reachable.types, () => 'undefined'));
  expect(reachable.exports).toEqual(['invoke', 'subscribe']);
});
