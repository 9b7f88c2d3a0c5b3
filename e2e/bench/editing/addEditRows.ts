import { required } from '../../../shared/base/assert.ts';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { startHistory } from '../../../shared/graph/History.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import type { BenchReport } from '../report/BenchReport.ts';
import { inTurn } from '../report/inTurn.ts';
import { threeHundredLayers } from './threeHundredLayers.ts';
import { edit, type NthCommand, timeEdits } from './timeEdits.ts';
import { timeTfjs } from './timeTfjs.ts';
import { variantDocument } from './variantDocument.ts';

const rounds = 7;
export const tfjsName = 'building the same network in tfjs-layers';

interface EditRow {
  readonly id: string;
  readonly what: string;
  readonly document: GraphDocument;
  readonly nthCommand: NthCommand;
  readonly isUndo?: boolean;
}

/** Edits that change every shape behind them, beside what tfjs-layers needs to know the new shapes. */
export async function addEditRows(report: BenchReport, templates: readonly TemplateFile[]): Promise<void> {
  for (const { id, what, document, nthCommand, isUndo = false } of editRows(templates)) {
    if (report.has(id)) continue;
    // The first edits of all are those of a cold program; the window's rows have them.
    timeEdits(document, nthCommand);
    const time = (): number => timeEdits(document, nthCommand)[isUndo ? 'undoMs' : 'editMs'];
    const edited = edit(startHistory(document, true), nthCommand(0)).present;
    const measured = await inTurn(rounds, time, () => required(timeTfjs(edited), tfjsName));
    report.add({ id, what, unit: 'ms', better: 'lower', ...measured, peerName: tfjsName }, { limit: 16 });
  }
}

function editRows(templates: readonly TemplateFile[]): readonly EditRow[] {
  const chain = { document: threeHundredLayers };
  const filters: NthCommand = index => ({ kind: 'setParam', nodes: ['stem'], param: 'filters', value: 33 + index });
  return [
    { id: 'filters', what: '300 layers: the filters of the first convolution', ...chain, nthCommand: filters },
    {
      id: 'stride',
      what: '300 layers: the stride of the first convolution',
      ...chain,
      nthCommand: index => ({ kind: 'setParam', nodes: ['stem'], param: 'strides', value: 3 + (index % 12) }),
    },
    {
      id: 'resolution',
      what: '300 layers: the resolution of the images',
      ...chain,
      nthCommand: index => ({ kind: 'setInput', input: { resolution: 160 + 2 * (index % 31) } }),
    },
    { id: 'undo', what: '300 layers: undoing a change of the filters', ...chain, nthCommand: filters, isUndo: true },
    {
      id: 'densenet264',
      what: 'DenseNet-264, 933 layers: the growth rate',
      document: variantDocument(familyOf(templates, 'densenet'), 'densenet264'),
      nthCommand: index => ({
        kind: 'setArgument',
        name: 'growth',
        argument: { kind: 'number', value: 33 + index, min: 1, max: 512, step: 1 },
      }),
    },
  ];
}

const familyOf = (templates: readonly TemplateFile[], id: string): TemplateFile =>
  required(
    templates.find(template => template.id === id),
    id,
  );
