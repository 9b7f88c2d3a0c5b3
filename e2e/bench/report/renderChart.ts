import type { BenchResult, BenchRow } from './BenchResult.ts';

/** What a letter takes at most, on average. */
const letterWidth = 6.4;
const barWidth = 340;
const rowHeight = 26;
const top = 34;

/** A bar per row that has a peer: how many times better we are, on a logarithmic scale around 1. */
export function renderChart(result: BenchResult): string {
  const rows = result.rows.filter((row): row is BenchRow & { ratio: number } => row.ratio !== null && row.ratio > 0);
  const reach = Math.max(1, ...rows.map(({ ratio }) => Math.abs(Math.log2(ratio))));
  const labelWidth = 16 + letterWidth * Math.max(...rows.map(({ what }) => what.length), 0);
  const x = (ratio: number): number => labelWidth + barWidth * (0.5 + Math.log2(ratio) / reach / 2);
  const height = top + rows.length * rowHeight + 12;
  const width = labelWidth + barWidth + 80;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    `<text x="8" y="20" font-weight="bold" fill="#1f2328">${escape(result.name)}: times better than the peer</text>`,
    `<line x1="${x(1)}" x2="${x(1)}" y1="${top - 6}" y2="${height - 8}" stroke="#8b949e"/>`,
    ...rows.map((row, index) => bar(row, x, top + index * rowHeight)),
    '</svg>',
    '',
  ].join('\n');
}

function bar(row: BenchRow & { ratio: number }, x: (ratio: number) => number, y: number): string {
  const from = Math.min(x(1), x(row.ratio));
  const length = Math.max(1, Math.abs(x(row.ratio) - x(1)));
  const colour = row.reached === false ? '#d55e00' : '#0072b2';
  return [
    `<text x="8" y="${y + 14}" fill="#1f2328">${escape(row.what)}</text>`,
    `<rect x="${from}" y="${y + 3}" width="${length}" height="15" fill="${colour}"/>`,
    `<text x="${Math.max(x(row.ratio), x(1)) + 6}" y="${y + 14}" fill="#1f2328">${row.ratio.toFixed(2)}x</text>`,
  ].join('');
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
