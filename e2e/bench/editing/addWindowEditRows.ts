import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { serialiseDocument } from '../../../shared/graph/serialiseDocument.ts';
import { field, nodeById, nodes } from '../../pages/canvas.ts';
import type { BenchReport } from '../report/BenchReport.ts';
import { threeHundredLayers } from './threeHundredLayers.ts';
import { timeKeys } from './timeKeys.ts';
import { withApp } from './withApp.ts';

const rounds = 7;
const pressesPerRound = 25;

const views = [
  { id: 'near', what: 'at a size to read' },
  { id: 'whole', what: 'all of it in view' },
] as const;

/** The filters of the first convolution, set in the inspector by the arrow key: every shape of the network changes. */
export async function addWindowEditRows(report: BenchReport): Promise<void> {
  if (views.every(({ id }) => report.has(`window-edit-${id}`) && report.has(`window-paint-${id}`))) return;
  const rows = views.map(view => ({ ...view, handled: [] as number[], painted: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    await withApp(async page => {
      await nodeById(page, 'stem').click();
      for (const { id, handled, painted } of rows) {
        if (id === 'whole') await showAll(page);
        const times = await timeKeys(field(page, 'filters'), 'ArrowUp', pressesPerRound);
        handled.push(times.handledMs);
        painted.push(times.paintedMs);
      }
    }, writeDocument);
  }
  for (const { id, what, handled, painted } of rows) {
    const common = { unit: 'ms', better: 'lower' } as const;
    const edit = `In the window, 300 layers ${what}: a key to shapes and cards`;
    const paint = `In the window, 300 layers ${what}: a key to the painted frame`;
    report.add({ id: `window-edit-${id}`, what: edit, ours: handled, ...common }, { limit: 16 });
    report.add({ id: `window-paint-${id}`, what: paint, ours: painted, ...common }, { limit: 50 });
  }
}

async function writeDocument(home: string): Promise<readonly string[]> {
  const path = join(home, 'three-hundred-layers.lightweave');
  await writeFile(path, serialiseDocument(threeHundredLayers));
  return [path];
}

async function showAll(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('Period');
  await expect(nodes(page)).toHaveCount(Object.keys(threeHundredLayers.nodes).length);
}
