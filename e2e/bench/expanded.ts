import { expect, type Page } from '@playwright/test';
import { readTemplates } from '../../electron/files/readTemplates.ts';
import { required } from '../../shared/base/assert.ts';
import { lower } from '../../shared/lowering/lower.ts';
import { templateCard } from '../pages/gallery.ts';
import { timeTfjs } from './editing/timeTfjs.ts';
import { timeToCanvas } from './editing/timeToCanvas.ts';
import { variantDocument } from './editing/variantDocument.ts';
import { withApp } from './editing/withApp.ts';
import { BenchReport } from './report/BenchReport.ts';

/*
 * Opening the largest networks as single layers: from the click on "Open expanded to layers" in the gallery until the
 * canvas is drawn and the page idle, beside building the same network in tfjs-layers. Each round is a fresh window that
 * opens each network once, beginning with another one.
 */
const rounds = 6;
const tfjsName = 'building the same network in tfjs-layers';

const report = new BenchReport('expanded');
const templates = await readTemplates('templates');
const networks = (
  [
    ['densenet', 'densenet264'],
    ['resnet', 'resnet152'],
    ['efficientnet', 'b7'],
  ] as const
).map(([family, variant]) => {
  const template = required(
    templates.find(({ id }) => id === family),
    family,
  );
  const document = variantDocument(template, variant);
  return { family: template.name, document, ours: [] as number[], peer: [] as number[] };
});

async function openAndClose(page: Page, family: string, variant: string): Promise<number> {
  const card = templateCard(page, family);
  await card.getByRole('combobox').click();
  await page.getByRole('option', { name: variant, exact: true }).click();
  await card.getByRole('button', { name: `More for ${family}` }).click();
  const item = page.getByRole('menuitem', { name: 'Open expanded to layers' });
  await item.hover();
  const time = await timeToCanvas(page, () => item.click());
  await page.keyboard.press('Control+w');
  await expect(card).toBeVisible();
  return time;
}

for (let round = 0; round < rounds; round += 1) {
  const begin = round % networks.length;
  await withApp(async page => {
    for (const { family, document, ours } of [...networks.slice(begin), ...networks.slice(0, begin)]) {
      ours.push(await openAndClose(page, family, document.name));
    }
  });
  for (const { document, peer } of networks) peer.push(...[timeTfjs(document)].filter(time => time !== null));
  console.log(`round ${round + 1} of ${rounds}`);
}

for (const { document, ours, peer } of networks) {
  const { layers } = lower(document).totals;
  const what = `In the window: ${document.name} opened as ${layers} layers`;
  const beside = peer.length > 0 ? { peer, peerName: tfjsName } : {};
  report.add({ id: `open-${document.name}`, what, unit: 'ms', better: 'lower', ours, ...beside }, { limit: 1000 });
}
