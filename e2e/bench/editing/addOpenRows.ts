import { layoutGraph } from '../../../shared/graph/layout/layoutGraph.ts';
import { nodeHeight } from '../../../shared/graph/layout/metrics.ts';
import { lower } from '../../../shared/lowering/lower.ts';
import { required } from '../../../shared/base/assert.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import type { BenchReport } from '../report/BenchReport.ts';
import { inTurn } from '../report/inTurn.ts';
import { tfjsName } from './addEditRows.ts';
import { largestVariant } from './largestVariant.ts';
import { timeTfjs } from './timeTfjs.ts';
import { variantDocument } from './variantDocument.ts';

const rounds = 7;

/** Opening a template: its document with the variant's values, all shapes and costs, and a layout of its own. */
export async function addOpenRows(report: BenchReport, templates: readonly TemplateFile[]): Promise<void> {
  for (const template of templates) {
    const id = `open-${template.id}`;
    if (report.has(id)) continue;
    const { variant, document, layers } = largestVariant(template);
    const canBuild = timeTfjs(document) !== null;
    const time = (): number => timeOpening(template, variant);
    time();
    const measured = await inTurn(rounds, time, canBuild ? () => required(timeTfjs(document), tfjsName) : undefined);
    const what = `Opening ${document.name}, ${layers} layers`;
    const peerName = canBuild ? tfjsName : '';
    report.add({ id, what, unit: 'ms', better: 'lower', ...measured, peerName }, { limit: 300 });
  }
  if (report.has('open-slowest')) return;
  const slowest = (): number =>
    Math.max(...templates.flatMap(template => Object.keys(template.variants).map(id => timeOpening(template, id))));
  const count = templates.reduce((sum, { variants }) => sum + Object.keys(variants).length, 0);
  const what = `Opening the slowest of all ${count} variants`;
  const measured = await inTurn(rounds, slowest);
  report.add({ id: 'open-slowest', what, unit: 'ms', better: 'lower', ...measured }, { limit: 300 });
}

/** As if for the first time: nothing is remembered from one to the next. */
function timeOpening(template: TemplateFile, variant: string): number {
  const began = performance.now();
  const document = variantDocument(template, variant);
  const { nodes, edges } = document;
  lower(document);
  layoutGraph({ heights: Object.fromEntries(Object.keys(nodes).map(id => [id, nodeHeight])), edges });
  return performance.now() - began;
}
