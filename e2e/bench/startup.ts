import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchReport } from './report/BenchReport.ts';
import { writeEmptyWindow } from './startup/writeEmptyWindow.ts';
import { timeBareTfjs } from './startup/timeBareTfjs.ts';
import { timeStart } from './startup/timeStart.ts';

/*
 * From the start of the process until the window is painted (Chromium's first contentful paint), can be used (the first
 * screen is drawn and the page idle) and has an engine, on a warm disk: the first start of all, with an empty data root,
 * and every later one. Beside an empty window of the same Electron, and TensorFlow loaded in a bare Node process.
 */
const rounds = 7;
const emptyName = 'an empty Electron window, painted';

const temporary = await mkdtemp(join(tmpdir(), 'lightweave-startup-'));
const emptyApp = join(temporary, 'empty');
const usedHome = join(temporary, 'used');
const usedEmptyHome = join(temporary, 'used-empty');
writeEmptyWindow(emptyApp);

const report = new BenchReport('startup');
const times = {
  first: { painted: [] as number[], interactive: [] as number[], engine: [] as number[] },
  later: { painted: [] as number[], interactive: [] as number[] },
  empty: { first: [] as number[], later: [] as number[] },
  tfjs: [] as number[],
};

async function timeOurs(home: string, into: Partial<(typeof times)['first']>): Promise<void> {
  const [painted = NaN, interactive = NaN, engine = NaN] = await timeStart(process.cwd(), home, [
    'painted',
    'interactive',
    'engineReady',
  ]);
  into.painted?.push(painted);
  into.interactive?.push(interactive);
  into.engine?.push(engine - interactive);
}

async function timeEmpty(home: string, into: number[]): Promise<void> {
  into.push(...(await timeStart(emptyApp, home, ['painted'])));
}

async function withFreshHome(run: (home: string) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(temporary, 'home-'));
  await run(home);
  await rm(home, { recursive: true, force: true });
}

const steps: readonly (() => Promise<void>)[] = [
  () => withFreshHome(home => timeOurs(home, times.first)),
  () => withFreshHome(home => timeEmpty(home, times.empty.first)),
  () => timeOurs(usedHome, times.later),
  () => timeEmpty(usedEmptyHome, times.empty.later),
  async () => void times.tfjs.push(await timeBareTfjs()),
];

// Everything is read from the disk once before it counts, and the used data roots get used.
for (let start = 0; start < 3; start += 1) {
  await timeEmpty(usedEmptyHome, []);
  await timeOurs(usedHome, {});
}
await timeBareTfjs();
for (let round = 0; round < rounds; round += 1) {
  for (const step of round % 2 === 0 ? steps : steps.toReversed()) await step();
  console.log(`round ${round + 1} of ${rounds}`);
}
await rm(temporary, { recursive: true, force: true });

const row = { unit: 'ms', better: 'lower' } as const;
const first = { ...row, peer: times.empty.first, peerName: emptyName };
const later = { ...row, peer: times.empty.later, peerName: emptyName };
report.add({ id: 'painted', what: 'Window painted, first start', ours: times.first.painted, ...first }, { limit: 500 });
report.add(
  { id: 'interactive', what: 'Window interactive, first start', ours: times.first.interactive, ...first },
  { limit: 900 },
);
report.add(
  {
    id: 'engine',
    what: 'Engine ready, after the window is interactive',
    ours: times.first.engine,
    ...row,
    peer: times.tfjs,
    peerName: 'tfjs-node in bare Node',
  },
  { limit: 2500 },
);
report.add(
  { id: 'painted-later', what: 'Window painted, later starts', ours: times.later.painted, ...later },
  { limit: 500 },
);
report.add(
  { id: 'interactive-later', what: 'Window interactive, later starts', ours: times.later.interactive, ...later },
  { limit: 900 },
);
