import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareFigures, type FigureRow, lowerVariant } from './compareFigures.ts';
import { lessonsPage } from './lessonsPage.ts';
import { type PublishedMacs, publishedMacs } from './publishedMacs.ts';
import { readTemplates } from './readTemplates.ts';

// `npm run figures`: every template's figures against somebody else's implementation, and against what papers quote.
// Writes docs/figures.md, and docs/lessons.md beside it; fails when a figure differs.

const templates = readTemplates();
const families = templates.map(template => ({ template, rows: compareFigures(template) }));
const rows = families.flatMap(family => family.rows);
const sourced = rows.filter(({ source }) => source !== null);
const wrong = rows.filter(({ differences }) => differences.length > 0);

const count = (value: number): string => value.toLocaleString('en-US');
const setText = (set: FigureRow['set']): string =>
  Object.entries(set)
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join('');

const familyTable = ({ template, rows: own }: (typeof families)[number]): string =>
  [
    `### ${template.name}`,
    '',
    '| variant | trainable | non-trainable | MACs | conv + dense | equal to |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...own.map(({ variant, set, totals, source, differences }) => {
      const { trainableParams, nonTrainableParams, macs, convLayers, denseLayers } = totals;
      const verdict =
        differences.length > 0 ? `**differs** from ${source}: ${differences.join('; ')}` : (source ?? 'by rule');
      const figures = [trainableParams, nonTrainableParams, macs].map(count).join(' | ');
      return `| ${variant}${setText(set)} | ${figures} | ${convLayers} + ${denseLayers} | ${verdict} |`;
    }),
    '',
  ].join('\n');

function publishedRow({ template: id, variant, set, millions, source, why }: PublishedMacs): string {
  const template = templates.find(candidate => candidate.id === id);
  const ours = template ? lowerVariant(template, variant, set).totals.macs / 1e6 : Number.NaN;
  const difference = `${((ours / millions - 1) * 100).toFixed(1)} %`;
  return `| ${id} ${variant}${setText(set)} | ${ours.toFixed(1)} | ${millions} | ${difference} | ${source} | ${why} |`;
}

const page = [
  '# Figures',
  '',
  'Made by `npm run figures` from the templates themselves. MACs are multiply-adds of convolutions and dense layers at batch 1;',
  'trainable parameters are kernels, biases, gamma and beta; non-trainable ones are moving means and variances.',
  '',
  `${sourced.length} figures of ${templates.length} families come from somebody else's implementation: ${wrong.length} differ.`,
  '',
  '## Against implementations',
  '',
  ...families.map(familyTable),
  '## Against what papers and READMEs quote',
  '',
  'In millions of MACs. Published numbers are rounded; where the difference is more than rounding, the last column says why.',
  '',
  '| variant | ours | published | difference | source | why |',
  '| --- | ---: | ---: | ---: | --- | --- |',
  ...publishedMacs.map(publishedRow),
  '',
].join('\n');

mkdirSync(join(process.cwd(), 'docs'), { recursive: true });
writeFileSync(join(process.cwd(), 'docs', 'figures.md'), page);
writeFileSync(join(process.cwd(), 'docs', 'lessons.md'), lessonsPage(templates));
for (const { variant, differences } of wrong) console.error(`${variant}: ${differences.join('; ')}`);
console.log(`${sourced.length} figures compared, ${wrong.length} differ; docs/figures.md and docs/lessons.md written.`);
if (wrong.length > 0) process.exitCode = 1;
