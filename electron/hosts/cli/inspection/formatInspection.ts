import { formatShape } from '../../../../shared/base/shape.ts';
import type { LoweredGraph, Totals } from '../../../../shared/lowering/LoweredGraph.ts';
import { formatBytes } from '../../../../shared/text/formatBytes.ts';
import { formatCount } from '../../../../shared/text/formatCount.ts';
import { formatScaled } from '../../../../shared/text/formatScaled.ts';
import { type Column, formatTable } from '../formatTable.ts';
import type { Session } from '../Session.ts';

/** A network for people: every layer with its share of parameters and multiply-adds, then the totals. */
export function formatInspection(name: string, lowered: LoweredGraph, session: Session): string {
  const { input, totals } = lowered;
  const shape = input ? formatShape([input.height, input.width, input.channels]) : '?';
  const heading = [name, session.text('cli.inspect.input', { shape, classes: input?.classes ?? '?' })];
  const parts = [heading.join('\n'), layerTable(lowered, session), formatTotals(totals, session)];
  return [...parts, session.text('cli.inspect.convention')].join('\n\n');
}

function layerTable({ layers, totals }: LoweredGraph, { text }: Session): string {
  const columns: readonly Column[] = [
    { title: text('cli.column.layer') },
    { title: text('cli.column.type') },
    { title: text('cli.column.output') },
    { title: text('cli.column.params'), align: 'right' },
    { title: text('cli.column.share'), align: 'right' },
    { title: text('cli.column.macs'), align: 'right' },
    { title: text('cli.column.share'), align: 'right' },
  ];
  const rows = layers.map(({ name, type, shape, costs }) => [
    name,
    type,
    formatShape(shape),
    formatAmount(costs.params),
    formatShare(costs.params, totals.params),
    formatAmount(costs.macs),
    formatShare(costs.macs, totals.macs),
  ]);
  return formatTable(columns, rows);
}

const formatAmount = (count: number): string => (count === 0 ? '·' : formatCount(count));

/** A share in percent, without its sign; the column says it. */
const formatShare = (part: number, whole: number): string => (part === 0 ? '' : ((100 * part) / whole).toFixed(1));

const formatTotals = (totals: Totals, { text }: Session): string =>
  [
    text('cli.inspect.params', {
      params: formatCount(totals.params),
      trainable: formatCount(totals.trainableParams),
      fixed: formatCount(totals.nonTrainableParams),
    }),
    text('cli.inspect.macs', { macs: formatCount(totals.macs), short: formatScaled(totals.macs) }),
    text('cli.inspect.weights', { bytes: formatBytes(totals.weightBytes) }),
    text('cli.inspect.activations', { bytes: formatBytes(totals.peakActivationBytes) }),
    text('cli.inspect.layers', { layers: totals.layers, conv: totals.convLayers, dense: totals.denseLayers }),
  ].join('\n');
