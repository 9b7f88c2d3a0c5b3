import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instantiate } from '../templates/instantiate.ts';
import { type TemplateFile, templateFileSchema } from '../templates/TemplateFile.ts';
import { lower } from './lower.ts';

const folder = new URL('../../templates/', import.meta.url);
const templates: readonly TemplateFile[] = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => templateFileSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));

const documentOf = (template: TemplateFile, variant: string, values = {}) => {
  const document = instantiate(template, variant, values);
  if (!document.ok) expect.fail(JSON.stringify(document.error));
  return document.value;
};

describe.each(templates.map(template => [template.id, template] as const))('template %s', (_id, template) => {
  it.each(Object.keys(template.variants))('%s lowers without a problem', variant => {
    const lowered = lower(documentOf(template, variant));
    expect(lowered.problems).toEqual([]);
    expect(lowered.plan).not.toBeNull();
    const taken = new Set(lowered.layers.flatMap(({ inputs }) => inputs));
    const ends = lowered.layers.map(({ name }) => name).filter(name => !taken.has(name));
    expect(ends.sort()).toEqual(lowered.heads.map(({ layer }) => layer).sort());
    expect(lowered.heads.filter(({ use }) => use === 'always')).toHaveLength(1);
  });

  it.each(template.figures.map(figures => [figures.variant, JSON.stringify(figures.set ?? {}), figures] as const))(
    '%s %s has the figures of its source',
    (variant, _set, figures) => {
      const { totals, nodes } = lower(documentOf(template, variant, figures.set));
      const { trainableParams, nonTrainableParams, macs, convLayers, denseLayers } = figures;
      expect(totals).toMatchObject({ trainableParams, nonTrainableParams, macs, convLayers, denseLayers });
      const stages = Object.fromEntries(Object.keys(figures.stages ?? {}).map(id => [id, nodes[id]?.outputs['out']]));
      expect(stages).toEqual(figures.stages ?? {});
    },
  );

  it('has small forms for 28 x 28 grey and 32 x 32 colour images', () => {
    const { input: grey } = lower(documentOf(template, 'mnist'));
    expect(grey).toMatchObject({ height: 28, width: 28, channels: 1, classes: 10 });
    const { input: colour } = lower(documentOf(template, 'rgb32'));
    expect(colour).toMatchObject({ height: 32, width: 32, channels: 3, classes: 10 });
  });
});
