import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { required } from '../../../shared/base/assert.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { instantiate } from '../../../shared/templates/instantiate.ts';
import { templateFileSchema } from '../../../shared/templates/TemplateFile.ts';
import { type Picture, pictureOf } from './pictureOf.ts';

const folder = new URL('../../../templates/', import.meta.url);
const templates = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .map(file => templateFileSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));

function pictured(id: string, variant?: string): Picture {
  const template = required(
    templates.find(found => found.id === id),
    id,
  );
  const document = instantiate(template, variant);
  if (!document.ok) expect(document.error).toEqual([]);
  const value = document.ok ? document.value : template.document;
  return pictureOf(value, lower(value));
}

describe('pictureOf', () => {
  it('draws a bar for every repeat, and a bow over those that have a shortcut', () => {
    const { nodes } = pictured('resnet', 'resnet50');
    const stages = nodes.filter(({ hasShortcut }) => hasShortcut);
    expect(stages.map(({ bars }) => bars.length)).toEqual([3, 4, 6, 3]);
  });

  it('draws coarser maps lower and wider ones thicker', () => {
    const stages = pictured('resnet', 'resnet50').nodes.filter(({ hasShortcut }) => hasShortcut);
    for (const [index, stage] of stages.slice(1).entries()) {
      expect(stage.height).toBeLessThan(stages[index]?.height ?? 0);
      expect(stage.width).toBeGreaterThan(stages[index]?.width ?? 0);
    }
  });

  it.each(templates.map(({ id }) => id))('keeps %s inside its box, from left to right', id => {
    const { box, nodes, wires } = pictured(id);
    const [left, top, width, height] = box;
    expect(nodes.length).toBeGreaterThan(3);
    expect(wires.length).toBeGreaterThanOrEqual(nodes.length - 1);
    for (const node of nodes) {
      expect(Math.min(...node.bars)).toBeGreaterThan(left);
      expect(Math.max(...node.bars) + node.width).toBeLessThan(left + width);
      expect(node.y - node.height / 2).toBeGreaterThan(top);
      expect(node.y + node.height / 2).toBeLessThan(top + height);
    }
  });
});
