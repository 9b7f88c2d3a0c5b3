import type { BenchResult, BenchRow } from './BenchResult.ts';
import { formatNumber } from './formatNumber.ts';
import { median, ratioInterval } from './statistics.ts';

/** The benchmark as a page: what was measured where, a table of medians, and the chart beside it. */
export function renderMarkdown(result: BenchResult): string {
  const { name, machine, commit, command, rows } = result;
  const judged = rows.filter(row => row.reached !== null);
  const reached = judged.filter(row => row.reached).length;
  return [
    `# Benchmark: ${name}`,
    '',
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}; commit ${commit}.`,
    'Ours and the peer take turns in one run. Medians of the rounds with their range; the ratio (above 1 we are better)',
    'with its 95 % bootstrap interval.',
    `${reached} of ${judged.length} goals reached. Measure it yourself: \`${command}\``,
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
  const { unit, ours, peer, peerName, goal, reached, note } = row;
  const what = note === undefined ? row.what : `${row.what} (${note})`;
  const peerText = peer.length === 0 ? '–' : `${roundsText(peer)} ${unit} (${peerName})`;
  return `| ${what} | ${roundsText(ours)} ${unit} | ${peerText} | ${ratioText(row)} | ${goal ?? '–'} | ${reached === null ? '–' : reached ? 'yes' : 'no'} |`;
}

const roundsText = (rounds: readonly number[]): string =>
  `${formatNumber(median(rounds))} (${formatNumber(Math.min(...rounds))}–${formatNumber(Math.max(...rounds))})`;

function ratioText({ ours, peer, ratio, better }: BenchRow): string {
  if (ratio === null) return '–';
  const [low, high] = better === 'lower' ? ratioInterval(peer, ours) : ratioInterval(ours, peer);
  return `${formatNumber(ratio)} (${formatNumber(low)}–${formatNumber(high)})`;
}
