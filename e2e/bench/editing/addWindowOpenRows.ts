import { expect, type Page } from '@playwright/test';
import { required } from '../../../shared/base/assert.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { templateCard } from '../../pages/gallery.ts';
import type { BenchReport } from '../report/BenchReport.ts';
import { largestVariant } from './largestVariant.ts';
import { timeToCanvas } from './timeToCanvas.ts';
import { withApp } from './withApp.ts';

const rounds = 7;

/**
 * From the click on “Open” in the gallery until the canvas with the network is drawn and the page idle. Each round is a
 * fresh window that opens every family once, beginning with another one.
 */
export async function addWindowOpenRows(report: BenchReport, templates: readonly TemplateFile[]): Promise<void> {
  const rows = templates.map(template => ({ template, ...largestVariant(template), opened: [] as number[] }));
  const first: number[] = [];
  if (rows.every(({ template }) => report.has(`window-open-${template.id}`)) && report.has('window-open-first')) return;
  for (let round = 0; round < rounds; round += 1) {
    await withApp(async page => {
      const begin = (round * 2) % rows.length;
      for (const [index, { template, variant, opened }] of [...rows.slice(begin), ...rows.slice(0, begin)].entries()) {
        const name = required(template.variants[variant], variant).name;
        const time = await timeOpening(page, template.name, name);
        if (index === 0) first.push(time);
        else opened.push(time);
      }
    });
  }
  const common = { unit: 'ms', better: 'lower' } as const;
  const what = 'In the window: from “Open” to the canvas, the first template after the start';
  report.add({ id: 'window-open-first', what, ours: first, ...common }, { limit: 300 });
  for (const { template, document, layers, opened } of rows) {
    const what = `In the window: from “Open” to the canvas, ${document.name}, ${layers} layers`;
    report.add({ id: `window-open-${template.id}`, what, ours: opened, ...common }, { limit: 300 });
  }
}

/** Opens a variant and closes it again. */
async function timeOpening(page: Page, family: string, variant: string): Promise<number> {
  const card = templateCard(page, family);
  await card.getByRole('combobox').click();
  await page.getByRole('option', { name: variant, exact: true }).click();
  const open = card.getByRole('button', { name: 'Open', exact: true });
  await expect(open).toBeEnabled();
  const time = await timeToCanvas(page, () => open.click());
  await page.keyboard.press('Control+w');
  await expect(card).toBeVisible();
  return time;
}
