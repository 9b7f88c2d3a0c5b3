import type { BarChart, Chart, Label, LessonFigure, LineChart, PictureChart } from '../../shared/lessons/Lesson.ts';
import { inReadingOrder, lessonOf } from '../../shared/lessons/lessons.ts';
import { measuredFigures, measuredHow } from './measuredFigures.ts';
import { usedParts } from '../../shared/lessons/usedParts.ts';
import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';
import { createTranslator } from '../../shared/text/Translator.ts';

const { text } = createTranslator('en');

const write = (label: Label): string => (typeof label === 'string' ? label : text(label.key, label.values));

const number = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en-US') : value.toPrecision(4);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `| --- |${head
    .slice(1)
    .map(() => ' ---: |')
    .join('')}`,
  ...rows.map(row => `| ${row.join(' | ')} |`),
];

function barTable(chart: BarChart): readonly string[] {
  const { unit, parts, bars } = chart;
  const used = usedParts(chart);
  const counted = unit === null ? '' : text(`lesson.unit.${unit}`);
  const head = parts.length === 0 ? ['', counted] : [counted, ...used.map(index => write(parts[index] ?? ''))];
  return table(
    head,
    bars.map(({ label, values }) => [
      write(label),
      ...values.filter((_, index) => parts.length === 0 || used.includes(index)).map(number),
    ]),
  );
}

function lineTable({ x, lines: all }: LineChart): readonly string[] {
  const lines = all.filter(({ isBackground }) => isBackground !== true);
  const places = [...new Set(lines.flatMap(({ points }) => points.map(([place]) => place)))].toSorted((a, b) => a - b);
  // Long lines would fill pages: their beginning, middle and end tell the story.
  const step = Math.max(1, Math.ceil(places.length / 8));
  const shown = places.filter((_, index) => index % step === 0 || index === places.length - 1);
  return table(
    [write(x), ...lines.map(({ label }) => write(label))],
    shown.map(place => [
      number(place),
      ...lines.map(({ points }) => {
        const found = points.find(([at]) => at === place);
        return found ? number(found[1]) : '';
      }),
    ]),
  );
}

function chartTable(chart: Chart): readonly string[] {
  switch (chart.kind) {
    case 'bars':
      return barTable(chart);
    case 'lines':
      return [`${text(`lesson.unit.${chart.unit}`)}:`, '', ...lineTable(chart)];
    case 'reach':
      return chart.grids.flatMap(({ label, rows }) => [
        `${write(label)}:`,
        '',
        '```',
        ...rows.map(row => row.map(isSeen => (isSeen ? '#' : '.')).join('')),
        '```',
        '',
      ]);
    case 'pictures':
      return pictureRows(chart);
  }
}

/** The files lie beside the page. */
const pictureRows = ({ pictures, label }: PictureChart): readonly string[] => [
  `![${text('lesson.tweaks.image')}](${pictures.image}) ![${text('lesson.tweaks.drawn')}](${pictures.drawn})`,
  '',
  `![${write(label)}](${pictures.tweaked})`,
];

const figureText = ({ title, text: sentence, chart }: LessonFigure): readonly string[] => [
  `### ${write(title)}`,
  '',
  write(sentence),
  '',
  ...chartTable(chart),
  '',
];

/** What the window measures on request, as it was measured once. */
function measuredText(family: TemplateFile, templates: readonly TemplateFile[]): readonly string[] {
  const figures = measuredFigures(family, templates);
  return figures.length === 0 ? [] : [...figures.flatMap(figureText), measuredHow(family), ''];
}

/** All lessons as a page, in reading order. */
export function lessonsPage(templates: readonly TemplateFile[]): string {
  const families = inReadingOrder(templates);
  const chapters = families.flatMap((family, index) => [
    `## ${index + 1}. ${family.name}`,
    '',
    family.idea.en,
    '',
    ...[...lessonOf(family, templates)].filter(figure => figure !== null).flatMap(figureText),
    ...measuredText(family, templates),
  ]);
  const lead = 'Made by `npm run figures` from the templates themselves; the gallery shows the same lessons, drawn.';
  return ['# Lessons', '', lead, '', ...chapters].join('\n');
}
