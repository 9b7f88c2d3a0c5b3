import type { BenchResult, BenchRow } from './BenchResult.ts';
import { median, ratioInterval } from './statistics.ts';

/** The benchmark as a page: what was measured where, a table of medians, and the chart beside it. */
export function renderMarkdown(result: BenchResult): string {
  const { name, machine, commit, command, rows } = result;
  const reached = rows.filter(row => row.reached).length;
  return [
    `# Benchmark: ${name}`,
    '',
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}; commit ${commit}.`,
    `Ours and the peer take turns in one run; medians, and the 95 % bootstrap interval of the ratio (above 1 we are better).`,
    `${reached} of ${rows.length} goals reached. Measure it yourself: \`${command}\``,
    '',
    `![Ratios](${name}.svg)`,
    '',
    '| what | ours | peer | ratio | goal | reached |',
    '| --- | ---: | ---: | ---: | --- | --- |',
    ...rows.map(tableRow),
    '',
  ].join('\n');
}

function tableRow(row: BenchRow): string {
  const { what, unit, ours, peer, peerName, goal, reached } = row;
  const peerText = peer.length === 0 ? '–' : `${format(median(peer))} ${unit} (${peerName})`;
  return `| ${what} | ${format(median(ours))} ${unit} | ${peerText} | ${ratioText(row)} | ${goal} | ${reached ? 'yes' : 'no'} |`;
}

function ratioText({ ours, peer, ratio, better }: BenchRow): string {
  if (ratio === null) return '–';
  const [low, high] = better === 'lower' ? ratioInterval(peer, ours) : ratioInterval(ours, peer);
  return `${format(ratio)} (${format(low)}–${format(high)})`;
}

const format = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(3);
