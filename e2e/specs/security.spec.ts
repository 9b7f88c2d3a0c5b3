import { readFileSync } from 'node:fs';
import { symlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostileAddresses, waysToGo } from '../fixtures/hostileAddresses.ts';
import { appFolder, untilInteractive } from '../fixtures/launchApp.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { watchLinks } from '../fixtures/openedLinks.ts';
import { traversals } from '../fixtures/traversals.ts';

test('S1: the window has no right but to talk to the preload script', async ({ app }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // Not in Electron's types.
      const read = Reflect.get(webContents, 'getLastWebPreferences') as () => Record<string, unknown>;
      return read.call(webContents);
    }),
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
  expect(new Set(reachable.types)).toEqual(new Set(['undefined']));
  // `grantDropped` takes a file of the browser, whose path the page cannot make up.
  expect(reachable.exports).toEqual(['invoke', 'grantDropped', 'subscribe']);
});

test('S3: the content security policy comes with every file, and holds', async ({ app, faults }) => {
  const policy = await app.page.evaluate(() =>
    fetch(location.href).then(response => response.headers.get('content-security-policy')),
  );
  const rules = new Map(policy?.split('; ').map(rule => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
  expect(Object.fromEntries(rules)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'font-src': "'self'",
    'img-src': "'self' data: blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'form-action': "'none'",
  });
  faults.allow(/Refused to|violates|Failed to load/);
  const violated = await app.page.evaluate(async () => {
    const directives: string[] = [];
    const blocked = (act: () => void): Promise<void> =>
      new Promise(done => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective }) => {
            directives.push(effectiveDirective);
            done();
          },
          { once: true },
        );
        act();
      });
    const insert = (tag: string, set: Record<string, string>) => () =>
      document.body.append(Object.assign(document.createElement(tag), set));
    await blocked(insert('script', { textContent: 'window.pwned = true' }));
    await blocked(insert('script', { src: 'https://example.com/x.js' }));
    await blocked(insert('style', { textContent: 'body { display: none }' }));
    await blocked(insert('img', { src: 'https://example.com/x.png' }));
    await blocked(insert('iframe', { src: 'https://example.com/' }));
    await blocked(insert('object', { data: 'https://example.com/' }));
    await blocked(() => void fetch('https://example.com/').catch(() => undefined));
    return { directives, pwned: 'pwned' in window };
  });
  expect(violated).toEqual({
    pwned: false,
    directives: [
      'script-src-elem',
      'script-src-elem',
      'style-src-elem',
      'img-src',
      'frame-src',
      'object-src',
      'connect-src',
    ],
  });
});

test('S5: no address and no way leads out of the window', async ({ app, faults }) => {
  faults.allow(/Refused to|violates|Not allowed|net::ERR|Failed to|blocked/i);
  const opened = await watchLinks(app.electron);
  const start = app.page.url();
  let tries = 0;
  for (const address of hostileAddresses) {
    for (const way of waysToGo) {
      await app.page.evaluate(way, address);
      tries += 1;
    }
    // An answer from the main process: the page is the same, and alive.
    expect((await app.invoke('app.info')).ok).toBe(true);
    expect(app.page.url()).toBe(start);
  }
  expect(tries).toBeGreaterThanOrEqual(180);
  expect(await app.page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(app.electron.windows()).toHaveLength(1);
  expect(app.page.frames().filter(frame => /example|passwd|pwned/.test(frame.url()))).toEqual([]);

  const dropped = join(appFolder, 'package.json');
  const devTools = await app.page.context().newCDPSession(app.page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    await devTools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  }
  expect((await app.invoke('app.info')).ok).toBe(true);
  expect(app.page.url()).toBe(start);
  expect(await opened()).toEqual([]);
});

test('S5: an address that Chromium itself refuses brings the window back', async ({ app, faults }) => {
  faults.allow(/net::ERR/);
  await app.electron.evaluate(() => performance.clearMarks('interactive'));
  await app.page.evaluate(() => {
    setTimeout(() => Object.assign(document.createElement('a'), { href: 'about:srcdoc' }).click());
  });
  await untilInteractive(app.electron);
  expect(app.page.url()).toBe('lightweave://app/index.html');
});

test('S5: only pages on the list are handed to the browser, over https', async ({ app }) => {
  const opened = await watchLinks(app.electron);
  const refused = [
    ...hostileAddresses,
    'http://arxiv.org/abs/1704.04861',
    'https://arxiv.org:8443/',
    'https://arxiv.org@example.com/',
    'https://me:secret@arxiv.org/',
    'https://example.com/https://arxiv.org/',
    'https://arxiv.org.example.com/',
  ];
  for (const url of refused) expect(await app.invoke('shell.openLink', { url })).toMatchObject({ ok: false });
  expect(await app.invoke('shell.openLink', { url: 'https://arxiv.org/abs/1704.04861' })).toMatchObject({ ok: true });
  expect(await opened()).toEqual(['https://arxiv.org/abs/1704.04861']);
});

test('S6: every permission is denied', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'midi', 'camera', 'microphone', 'clipboard-read', 'storage-access'];
    const ask = (name: string): Promise<string> =>
      navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state);
    const media = navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
      () => 'granted',
      () => 'denied',
    );
    return Promise.all([...names.map(ask), media, Notification.requestPermission()]);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('S7: requests that do not come from the window are refused', async ({ app }) => {
  const answers = await app.electron.evaluate(async ({ BrowserWindow, app: electronApp }) => {
    const ask = `lightweave.invoke('app.info', undefined)`;
    const openPage = async (url: string): Promise<Electron.BrowserWindow> => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          preload: `${electronApp.getAppPath()}/out/preload/preload.cjs`,
          sandbox: true,
          nodeIntegrationInSubFrames: true,
        },
      });
      await window.loadURL(url);
      return window;
    };
    const answerTo = async (url: string): Promise<unknown> =>
      (await openPage(url)).webContents.executeJavaScript(ask) as Promise<unknown>;
    const answerToFrame = async (url: string): Promise<unknown> => {
      const { webContents } = await openPage(url);
      await webContents.executeJavaScript(`new Promise(done => {
        const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<p>inside', onload: done });
        document.body.append(frame);
      }).then(() => undefined)`);
      return webContents.mainFrame.frames[0]?.executeJavaScript(ask);
    };
    return {
      page: await answerTo('lightweave://app/index.html'),
      foreign: await answerTo('data:text/html,<body>'),
      blank: await answerTo('about:blank'),
      foreignFrame: await answerToFrame('data:text/html,<body>'),
      ownFrame: await answerToFrame('lightweave://app/index.html'),
    };
  });
  const refused = { ok: false, error: { code: 'ipc/refused' } };
  expect(answers).toMatchObject({
    page: { ok: true },
    foreign: refused,
    blank: refused,
    foreignFrame: refused,
    ownFrame: refused,
  });
});

test('S8: the app scheme gives out what was built into the app and nothing else', async ({ launch, faults }) => {
  faults.allow(/404|Not allowed|Failed to load|violates|Refused/);
  const bundle = join(appFolder, 'out', 'renderer');
  const link = join(bundle, 'link.json');
  await symlink(join(appFolder, 'package.json'), link);
  try {
    const app = await launch();
    const index = readFileSync(join(bundle, 'index.html'), 'utf8');
    const answers = await app.page.evaluate(
      addresses =>
        Promise.all(
          addresses.map(address =>
            fetch(address).then(
              async response => ({ address, status: response.status, text: await response.text() }),
              () => ({ address, status: 0, text: '' }),
            ),
          ),
        ),
      [...traversals, 'lightweave://app/link.json'],
    );
    expect(answers.length).toBeGreaterThanOrEqual(200);
    expect(answers.filter(({ status, text }) => text !== '' && !(status === 200 && text === index))).toEqual([]);
  } finally {
    await rm(link);
  }
});

test('S9: nothing is asked of the network, even when a page tries', async ({ app, home, faults }) => {
  faults.allow(/Refused to connect|violates|Failed to fetch/);
  await writeFile(join(home, 'net.lightweave'), '{}');
  const outcomes = await app.page.evaluate(() =>
    Promise.all(
      ['https://example.com/', 'http://127.0.0.1:9/', 'ws://example.com/', '//example.com/'].map(url =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      ),
    ),
  );
  expect(new Set(outcomes)).toEqual(new Set(['refused']));
  const fromMain = await app.electron.evaluate(({ net }) =>
    net.fetch('http://example.com/').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect(fromMain).toBe('refused');
  // What was looked up or connected anyway is read from Chromium's own log when the app has closed.
  await app.close();
});
