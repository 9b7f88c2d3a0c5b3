import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { type BenchResult, type BenchRow, benchResultSchema } from './BenchResult.ts';
import { renderChart } from './renderChart.ts';
import { formatNumber } from './formatNumber.ts';
import { renderMarkdown } from './renderMarkdown.ts';
import { median } from './statistics.ts';

/** What a benchmark wants of a row: to beat the peer by a factor, to stay within a limit, or within the peer's time and more. */
export type Goal = { readonly ratio: number } | { readonly limit: number } | { readonly margin: number };

type Measured = Pick<BenchRow, 'id' | 'what' | 'unit' | 'better' | 'ours'> &
  Partial<Pick<BenchRow, 'peer' | 'peerName' | 'note'>>;

const folder = join(process.cwd(), 'docs', 'benchmarks');

/** Collects a benchmark's rows and writes each at once, so that a stopped run goes on where it was. */
export class BenchReport {
  #result: BenchResult;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
    const fresh: BenchResult = {
      name,
      machine: thisMachine(),
      commit: thisCommit(),
      command: `npm run bench -- ${name}`,
      rows: [],
    };
    const earlier = this.#read();
    const continues =
      earlier?.commit === fresh.commit && !fresh.commit.endsWith(changed) && sameMachine(earlier, fresh);
    this.#result = continues ? earlier : fresh;
  }

  /** Whether an earlier, stopped run at this very commit on this machine has the row already. */
  has(id: string): boolean {
    const isThere = this.row(id) !== undefined;
    if (isThere) console.log(`${id}: measured at ${this.#result.commit} already`);
    return isThere;
  }

  /** What is known of a row by now. */
  row(id: string): BenchRow | undefined {
    return this.#result.rows.find(row => row.id === id);
  }

  add(measured: Measured, goal: Goal | null): void {
    const row = judge(measured, goal);
    this.#result = { ...this.#result, rows: [...this.#result.rows.filter(({ id }) => id !== row.id), row] };
    this.#write();
    const ratio = row.ratio === null ? '' : `, ${row.ratio.toFixed(2)}x ${row.peerName}`;
    const verdict = row.goal === null ? '' : ` (goal ${row.goal}: ${row.reached === true ? 'reached' : 'missed'})`;
    console.log(`${row.what}: ${formatNumber(median(row.ours))} ${row.unit}${ratio}${verdict}`);
  }

  #read(): BenchResult | undefined {
    const file = join(folder, `${this.#name}.json`);
    if (!existsSync(file)) return undefined;
    const parsed = benchResultSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  }

  #write(): void {
    mkdirSync(folder, { recursive: true });
    const files = {
      [`${this.#name}.json`]: `${JSON.stringify(this.#result, null, 2)}\n`,
      [`${this.#name}.svg`]: renderChart(this.#result),
      [`${this.#name}.md`]: renderMarkdown(this.#result),
    };
    for (const [file, text] of Object.entries(files)) {
      const target = join(folder, file);
      writeFileSync(`${target}.part`, text);
      renameSync(`${target}.part`, target);
    }
  }
}

function judge({ peer: rounds = [], peerName = '', ...own }: Measured, goal: Goal | null): BenchRow {
  const measured = { ...own, peer: rounds, peerName };
  const ours = median(measured.ours);
  const peer = median(measured.peer);
  const isLower = measured.better === 'lower';
  const ratio = measured.peer.length === 0 ? null : isLower ? peer / ours : ours / peer;
  if (goal === null) return { ...measured, ratio, goal, reached: null };
  if ('ratio' in goal) {
    return { ...measured, ratio, goal: `at least ${goal.ratio}x`, reached: ratio !== null && ratio >= goal.ratio };
  }
  if ('margin' in goal) {
    const more = isLower ? ours - peer : peer - ours;
    const note = `${more < 0 ? '−' : '+'}${formatNumber(Math.abs(more))} ${measured.unit}`;
    return {
      note,
      ...measured,
      ratio,
      goal: `at most ${goal.margin} ${measured.unit} worse`,
      reached: more <= goal.margin,
    };
  }
  const reached = isLower ? ours <= goal.limit : ours >= goal.limit;
  return { ...measured, ratio, goal: `${isLower ? 'at most' : 'at least'} ${goal.limit} ${measured.unit}`, reached };
}

const thisMachine = (): BenchResult['machine'] => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
});

const sameMachine = (a: BenchResult, b: BenchResult): boolean =>
  JSON.stringify(a.machine) === JSON.stringify(b.machine);

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

/** What a commit is called when the files are not as it has them. */
const changed = ' with changes';

/** The commit that is measured; the results themselves are no change. */
const thisCommit = (): string => {
  const isClean = git('status', '--porcelain', '--', '.', ':!docs/benchmarks') === '';
  return `${git('rev-parse', '--short', 'HEAD')}${isClean ? '' : changed}`;
};
