import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { required } from '../base/assert.ts';
import { type TemplateFile, templateFileSchema } from '../templates/TemplateFile.ts';
import { createTranslator } from '../text/Translator.ts';
import type { Chart, Label, LessonFigure } from './Lesson.ts';
import { inReadingOrder, lessonOf } from './lessons.ts';
import { networksOf } from './Networks.ts';

const folder = new URL('../../templates/', import.meta.url);
const families: readonly TemplateFile[] = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => templateFileSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
const networks = networksOf(families);

function figuresOf(id: string): readonly LessonFigure[] {
  const family = required(
    families.find(each => each.id === id),
    id,
  );
  return [...lessonOf(family, families)].filter(figure => figure !== null);
}

const figure = (family: string, key: LessonFigure['title']['key']): LessonFigure =>
  required(
    figuresOf(family).find(({ title }) => title.key === key),
    key,
  );

function chartOf<Kind extends Chart['kind']>(kind: Kind, found: LessonFigure): Extract<Chart, { kind: Kind }> {
  const { chart } = found;
  if (chart.kind !== kind) expect.fail(`${found.title.key} is no ${kind}`);
  return chart as Extract<Chart, { kind: Kind }>;
}

const barsOf = (found: LessonFigure): readonly number[] =>
  chartOf('bars', found).bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0));

const numbersOf = (chart: Chart): readonly number[] => {
  switch (chart.kind) {
    case 'bars':
      return chart.bars.flatMap(({ values }) => values);
    case 'lines':
      return chart.lines.flatMap(({ points }) => points.flat());
    case 'reach':
      return chart.grids.flatMap(({ rows }) => rows.map(row => row.filter(Boolean).length));
    case 'pictures':
      return chart.tweaks;
  }
};

const labelsOf = (chart: Chart): readonly Label[] => {
  switch (chart.kind) {
    case 'bars':
      return [...chart.parts, ...chart.bars.map(({ label }) => label)];
    case 'lines':
      return [chart.x, ...chart.lines.map(({ label }) => label)];
    case 'reach':
      return chart.grids.map(({ label }) => label);
    case 'pictures':
      return [chart.label];
  }
};

describe('every family', () => {
  it.each(families.map(({ id }) => id))('%s has figures and sentences that are whole', id => {
    const figures = figuresOf(id);
    expect(figures.length).toBeGreaterThanOrEqual(1);
    for (const { title, text, chart } of figures) {
      expect(numbersOf(chart).length).toBeGreaterThan(1);
      for (const value of numbersOf(chart)) expect(Number.isFinite(value) && value >= 0).toBe(true);
      if (chart.kind === 'bars') {
        const parts = Math.max(1, chart.parts.length);
        expect(chart.bars.map(({ values }) => values.length)).toEqual(chart.bars.map(() => parts));
        expect(Math.max(...numbersOf(chart))).toBeGreaterThan(0);
      }
      for (const locale of ['en', 'ko'] as const) {
        const translator = createTranslator(locale);
        for (const words of [title, text, ...labelsOf(chart)]) {
          if (typeof words === 'string') continue;
          expect(translator.text(words.key, words.values)).not.toMatch(/[{}]|NaN|undefined|Infinity/);
        }
      }
    }
  });

  it('stands in the reading order once', () => {
    const ids = inReadingOrder(families).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(families.map(({ id }) => id).toSorted());
    expect(ids.indexOf('mobilenet-v1')).toBeLessThan(ids.indexOf('mobilenet-v2'));
    expect(ids.indexOf('mnasnet')).toBeLessThan(ids.indexOf('efficientnet'));
  });

  it('ends with the costs of its layers, all of them', () => {
    for (const { id } of families) {
      const last = required(figuresOf(id).at(-1), 'a figure');
      const { trainableParams, macs } = networks(id).totals;
      expect(barsOf(last)).toEqual([trainableParams, macs]);
    }
  });
});

describe('the ideas in numbers', () => {
  it('a 1x1 filter has nine times fewer parameters than a 3x3', () => {
    const [large = 0, small = 1] = barsOf(figure('squeezenet', 'lesson.filterSizes.title'));
    expect(large / small).toBe(9);
  });

  it('SqueezeNet has some fifty times fewer parameters than AlexNet', () => {
    const [alexnet = 0, squeezenet = 1] = barsOf(figure('squeezenet', 'lesson.againstAlexNet.title'));
    expect([alexnet, squeezenet]).toEqual([61_100_840, 1_248_424]);
  });

  it('a depthwise-separable block needs 1/N + 1/9 of the multiply-adds, in every stage 8 to 9 times fewer', () => {
    const [full = 1, pair = 0] = barsOf(figure('mobilenet-v1', 'lesson.separable.title'));
    expect(pair / full).toBeCloseTo(1 / 512 + 1 / 9, 12);
    const filters = [64, 128, 256, 512, 1024];
    expect(barsOf(figure('mobilenet-v1', 'lesson.savings.title'))).toEqual(
      filters.map(count => expect.closeTo(1 / (1 / count + 1 / 9), 9) as number),
    );
  });

  it('g groups divide a 1x1 convolution by g, and the shuffle lets every output see every input', () => {
    const [whole = 0, ...grouped] = barsOf(figure('shufflenet-v1', 'lesson.groupedPointwise.title'));
    expect(grouped.map(macs => whole / macs)).toEqual([2, 3, 4, 8]);
    const chart = chartOf('reach', figure('shufflenet-v1', 'lesson.shuffle.title'));
    const seen = chart.grids.map(({ rows }) => new Set(rows.map(row => row.filter(Boolean).length)));
    expect(seen).toEqual([new Set([12]), new Set([36])]);
  });

  it('shortcuts cost nothing and bring the first layer near', () => {
    const { text, chart } = figure('resnet', 'lesson.gradientWay.title');
    expect(text.values?.['plainParams']).toBe(text.values?.['residualParams']);
    // 54 convolutions behind the first one and the classifier; with shortcuts only the classifier.
    expect(chart.kind === 'lines' && chart.lines.map(({ points }) => points[0]?.[1])).toEqual([55, 1]);
  });

  it('dense layers add 32 channels each, residual blocks keep theirs', () => {
    const [dense, residual, made] = chartOf('lines', figure('densenet', 'lesson.channelsSeen.title')).lines;
    expect(dense?.points.at(-1)).toEqual([24, 1024]);
    expect(new Set(residual?.points.map(([, channels]) => channels))).toEqual(new Set([1024]));
    expect(new Set(made?.points.map(([, channels]) => channels))).toEqual(new Set([32]));
  });

  it('the branches of a module do all its multiply-adds', () => {
    const { nodes } = networks('googlenet', 'googlenet');
    const modules = Object.entries(nodes).filter(([id]) => id.startsWith('inception'));
    expect(barsOf(figure('googlenet', 'lesson.branches.title'))).toEqual(modules.map(([, { costs }]) => costs.macs));
  });

  it('a ghost module halves what 1x1 filters cost, but for its cheap filters', () => {
    const [filters = 0, module = 1] = barsOf(figure('ghostnet', 'lesson.ghosts.title'));
    // Half of 80 inputs a channel, and 9 for the 3x3 that makes a ghost.
    expect(filters / module).toBeCloseTo(80 / (80 / 2 + 9 / 2), 9);
    const ratios = barsOf(figure('ghostnet', 'lesson.ghostRatios.title'));
    expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
    expect(ratios[0]).toBe(networks('ghostnet').totals.macs);
  });

  it('width, depth and resolution multiply when they grow together', () => {
    const [compound, ...alone] = chartOf('lines', figure('efficientnet', 'lesson.scaling.title')).lines.map(
      ({ points }) => (points.at(-1)?.[1] ?? 0) / (points[0]?.[1] ?? 1),
    );
    const product = alone.reduce((all, factor) => all * factor, 1);
    expect(compound).toBeGreaterThan(0.8 * product);
    expect(compound).toBeLessThan(1.2 * product);
  });
});
