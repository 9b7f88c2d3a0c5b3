import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '../../shared/base/random.ts';
import { required } from '../../shared/base/assert.ts';
import { serialiseDocument } from '../../shared/graph/serialiseDocument.ts';
import type { Job } from '../../shared/jobs/Job.ts';
import type { RunList } from '../../shared/jobs/RunSummary.ts';
import { defaultTrainSettings } from '../../shared/jobs/TrainSettings.ts';
import { instantiate } from '../../shared/templates/instantiate.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { documentOf, textOf } from '../fixtures/documentFiles.ts';
import { descendants, isAlive } from '../fixtures/processes.ts';
import type { RunningApp } from '../fixtures/launchApp.ts';
import { untilInteractive } from '../fixtures/launchApp.ts';
import { expect, test } from '../fixtures/lightweave.ts';
import { tinyDocument } from '../fixtures/tinyDocument.ts';
import { addDropout, askThroughMain, newDocument, recovered } from '../fixtures/windowActions.ts';

const kills = 24;
const lossLimitMs = 2000;

/** Lets the app die in one of the ways an app can. */
const ways: readonly ((app: RunningApp) => Promise<void>)[] = [
  // The main process alone.
  app => app.kill(),
  // The window's process first: the app brings the window back, and dies meanwhile.
  async app => {
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await app.kill();
  },
  // All at once, as when the machine runs out of memory.
  async app => {
    for (const pid of await descendants(app.pid)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await app.kill();
  },
];

/** Backs up ever larger documents until the app is gone; answers the size of the last one acknowledged. */
async function backUpUntilDeath(app: RunningApp, from: number): Promise<number> {
  let acknowledged = from;
  for (;;) {
    const size = acknowledged + 1;
    const backup = { id: 'work', name: 'work', text: textOf('work', size), path: null, baseHash: null };
    const answer = await app.invoke('recovery.write', backup).catch(() => null);
    if (answer?.ok !== true) return acknowledged;
    acknowledged = size;
  }
}

test(`D1: ${kills} kills at random moments of continuous backups lose nothing acknowledged`, async ({
  launch,
  faults,
}) => {
  test.setTimeout(300_000);
  faults.allow(/crash/i);
  const random = createRandom(2026);
  let acknowledged = 0;
  let grown = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const app = await launch();
    const found = await recovered(app);
    const size = Object.keys(found[0]?.document.nodes ?? {}).length;
    expect(size).toBeGreaterThanOrEqual(acknowledged);
    // A backup may have made it that nobody was told of.
    if (acknowledged > 0) expect(found).toHaveLength(1);
    // Whole: what comes back is what was written, for some size.
    if (found[0]) expect(serialiseDocument(found[0].document)).toBe(textOf('work', size));

    const death = new Promise<void>((done, failed) => {
      setTimeout(() => void ways[kill % ways.length]?.(app).then(done, failed), 20 + random.integer(150));
    });
    const after = await backUpUntilDeath(app, size);
    await death;
    grown += after - size;
    acknowledged = after;
  }
  expect(grown).toBeGreaterThan(kills);
});

test('D1: kills while a file is saved again and again leave it whole, and never older than acknowledged', async ({
  launch,
  home,
}) => {
  const path = join(home, 'net.lightweave');
  const random = createRandom(7);
  let saved = 0;
  for (let kill = 0; kill < 8; kill += 1) {
    const app = await launch();
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    const first = await app.invoke('document.saveAs', { text: textOf('net', saved + 1), suggestedName: 'net' });
    expect(first.ok).toBe(true);
    saved += 1;
    const death = new Promise<void>((done, failed) => {
      setTimeout(() => void app.kill().then(done, failed), 20 + random.integer(150));
    });
    for (;;) {
      const save = { path, text: textOf('net', saved + 1), baseHash: null, force: true };
      const answer = await app.invoke('document.save', save).catch(() => null);
      if (answer?.ok !== true) break;
      saved += 1;
    }
    await death;
    const text = await readFile(path, 'utf8');
    const size = Object.keys((JSON.parse(text) as { nodes: object }).nodes).length;
    expect(text).toBe(textOf('net', size));
    expect([saved, saved + 1]).toContain(size);
    saved = size;
  }
  expect(saved).toBeGreaterThan(16);
});

test(`D1: a kill during continuous editing loses at most ${lossLimitMs} ms of edits`, async ({ launch }) => {
  let app = await launch();
  await newDocument(app);
  let before = 0;
  for (let kill = 0; kill < 3; kill += 1) {
    const times: number[] = [];
    while (times.length < 15 || performance.now() - (times[0] ?? 0) < 1500) {
      await addDropout(app);
      times.push(performance.now());
    }
    const killedAt = performance.now();
    await app.kill();
    app = await launch();
    const [work] = await recovered(app);
    const size = Object.keys(work?.document.nodes ?? {}).length;
    const safe = before + times.filter(time => killedAt - time > lossLimitMs).length;
    expect(size).toBeGreaterThanOrEqual(Math.max(safe, before + 1));
    expect(size).toBeLessThanOrEqual(before + times.length);
    before = size;
  }
});

test('D7: unsaved work survives quitting and starting, again and again', async ({ launch }) => {
  let app = await launch();
  await newDocument(app);
  for (let edits = 1; edits <= 6; edits += 1) {
    await addDropout(app);
    // Right after the edit, before the backup that follows an edit by itself.
    await app.close();
    app = await launch();
    const [work] = await recovered(app);
    expect(Object.keys(work?.document.nodes ?? {})).toHaveLength(edits);
  }
  const [last] = await recovered(app);
  const text = last && serialiseDocument(last.document);
  await app.close();
  app = await launch();
  const [again] = await recovered(app);
  expect(again && serialiseDocument(again.document)).toBe(text);
});

test('D8: work that brings the window down twice is kept, but not opened a third time', async ({ launch, faults }) => {
  faults.allow(/crash/i);
  const app = await launch();
  const work = { id: 'work', name: 'deadly', text: textOf('deadly'), path: null, baseHash: null };
  expect(await app.invoke('recovery.write', work)).toMatchObject({ ok: true });
  const crash = async (): Promise<void> => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      performance.clearMarks('interactive');
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await untilInteractive(app.electron);
  };

  await crash();
  expect(await askThroughMain(app, 'app.info')).toMatchObject({ value: { isSafeStart: false } });
  expect(await askThroughMain(app, 'recovery.list')).toMatchObject({ value: [{ id: 'work' }] });
  await crash();
  expect(await askThroughMain(app, 'app.info')).toMatchObject({ value: { isSafeStart: true } });
  expect(await askThroughMain(app, 'recovery.list')).toMatchObject({ value: [] });
  await app.close();

  const next = await launch();
  expect(await recovered(next)).toMatchObject([{ id: 'work', document: documentOf('deadly') }]);
});

/** Trains the smallest MobileNet until its first figures are there. */
async function startTraining(app: RunningApp): Promise<string> {
  const templates = await app.invoke('template.list');
  const template = (templates as { value: readonly TemplateFile[] }).value.find(({ id }) => id === 'mobilenet-v1');
  const document = instantiate(required(template, 'template'), 'mnist');
  const settings = { ...defaultTrainSettings('mnist'), epochs: 50 };
  const spec = { kind: 'train', document: document.ok ? document.value : null, settings, exportTo: null };
  const started = await app.invoke('job.start', { title: 'Training', spec });
  expect(started).toMatchObject({ ok: true });
  const { jobId } = (started as { value: { jobId: string } }).value;
  await expect.poll(async () => (await jobOf(app, jobId)).metrics.batch.length, { timeout: 60_000 }).toBeGreaterThan(0);
  return jobId;
}

async function jobOf(app: RunningApp, id: string): Promise<Job> {
  const jobs = await app.invoke('job.list');
  return required(
    (jobs as { value: readonly Job[] }).value.find(job => job.id === id),
    'job',
  );
}

for (const signal of ['SIGSEGV', 'SIGABRT', 'SIGKILL'] as const) {
  test(`T5: an engine that dies of ${signal} fails its job with the reason, and the editor lives`, async ({ app }) => {
    const jobId = await startTraining(app);
    await app.electron.evaluate(({ app: electronApp }, fatal) => {
      for (const { pid, name } of electronApp.getAppMetrics()) if (name === 'engineHost') process.kill(pid, fatal);
    }, signal);
    await expect.poll(async () => (await jobOf(app, jobId)).state, { timeout: 5000 }).toBe('failed');
    expect((await jobOf(app, jobId)).error).toMatchObject({ code: 'engine/crashed', values: { reason: signal } });
    await newDocument(app);
    await addDropout(app);
    // The next one runs.
    await startTraining(app);
  });
}

test('T4: no process outlives a killed app, not even one that trains', async ({ launch }) => {
  const app = await launch();
  await startTraining(app);
  const children = await descendants(app.pid);
  expect(children.length).toBeGreaterThan(3);
  await app.kill();
  await expect.poll(() => children.filter(isAlive), { timeout: 5000 }).toEqual([]);
});

test('T4: a run whose app was killed is shown as interrupted, and goes on in the next one; others wait for it', async ({
  launch,
}) => {
  const app = await launch();
  const settings = { ...defaultTrainSettings('mnist'), epochs: 1000, trainExamples: 300, testAtEnd: false };
  const spec = { kind: 'train', document: tinyDocument(), settings, exportTo: null };
  const started = await app.invoke('job.start', { title: 'Training', spec });
  const { jobId } = (started as { value: { jobId: string } }).value;
  await expect.poll(async () => (await jobOf(app, jobId)).artifacts.checkpoint, { timeout: 60_000 }).toBeDefined();
  await app.kill();

  const next = await launch();
  const list = async (): Promise<RunList> =>
    ((await next.invoke('run.list', { from: 'runs' })) as { value: RunList }).value;
  const [run] = (await list()).runs;
  expect(run).toMatchObject({ state: 'interrupted', isResumable: true });
  const start = async (title: string, spec: object): Promise<string> =>
    ((await next.invoke('job.start', { title, spec })) as { value: { jobId: string } }).value.jobId;
  const resumed = await start('Again', { kind: 'resume', run: run?.id, exportTo: null });
  const waiting = await start('Next', spec);
  await expect
    .poll(async () => (await jobOf(next, resumed)).metrics.epoch.length, { timeout: 60_000 })
    .toBeGreaterThan(1);
  expect((await jobOf(next, resumed)).metrics.epoch[0]?.epoch).toBeGreaterThan(1);
  expect(await jobOf(next, waiting)).toMatchObject({ state: 'queued' });
  await next.invoke('job.cancel', { jobId: resumed });
  await expect.poll(async () => (await jobOf(next, waiting)).state, { timeout: 60_000 }).toBe('running');
  await next.invoke('job.pause', { jobId: waiting });
  await expect.poll(async () => (await jobOf(next, waiting)).state).toBe('paused');
  await next.invoke('job.resume', { jobId: waiting });
  await expect.poll(async () => (await jobOf(next, waiting)).state).toBe('running');
  await next.invoke('job.cancel', { jobId: waiting });
  await expect.poll(async () => (await list()).runs.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

test('quitting while training ends every process', async ({ launch }) => {
  const app = await launch();
  await startTraining(app);
  const children = await descendants(app.pid);
  await app.close();
  await expect.poll(() => children.filter(isAlive), { timeout: 5000 }).toEqual([]);
});
