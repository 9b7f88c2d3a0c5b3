import { formatShape } from '../../../../shared/base/shape.ts';
import type { Value } from '../../../../shared/graph/GraphDocument.ts';
import { expectedArgument } from '../../../../shared/lowering/resolveArguments.ts';
import type { TemplateFile } from '../../../../shared/templates/TemplateFile.ts';
import { formatCount } from '../../../../shared/text/formatCount.ts';
import { formatTable } from '../formatTable.ts';
import type { Session } from '../Session.ts';
import { inputArguments } from './inputArguments.ts';
import { variantsOf } from './variantsOf.ts';

/** A template for people: its idea, its variants with their costs, and its arguments. */
export function formatTemplate(template: TemplateFile, session: Session): string {
  const { id, name, idea, paper } = template;
  const heading = `${id}  ${name} (${paper.authors}, ${paper.year})\n${idea[session.translator.locale]}`;
  const tables = [variantTable(template, session), argumentTable(template, session)];
  return [heading, ...tables.map(indent)].join('\n\n');
}

const indent = (text: string): string => text.replaceAll(/^/gm, '  ');

function variantTable(template: TemplateFile, { text }: Session): string {
  const rows = variantsOf(template).map(({ id, name, lowered: { input, totals } }) => [
    id === template.defaultVariant ? `${id} *` : id,
    name,
    input ? formatShape([input.height, input.width, input.channels]) : '?',
    String(input?.classes ?? '?'),
    formatCount(totals.trainableParams),
    formatCount(totals.macs),
  ]);
  const columns = [
    { title: text('cli.column.variant') },
    { title: text('cli.column.name') },
    { title: text('cli.column.input') },
    { title: text('cli.column.classes'), align: 'right' },
    { title: text('cli.column.trainable'), align: 'right' },
    { title: text('cli.column.macs'), align: 'right' },
  ] as const;
  return formatTable(columns, rows);
}

function argumentTable({ document }: TemplateFile, { text, translator }: Session): string {
  const columns = (['argument', 'value', 'takes', 'meaning'] as const).map(name => ({
    title: text(`cli.column.${name}`),
  }));
  const input = inputArguments(document.input).map(({ name, value, takes }) => [
    name,
    formatValue(value),
    takes,
    text(`cli.input.${name}`),
  ]);
  const own = Object.entries(document.arguments).map(([name, argument]) => [
    name,
    formatValue(argument.value),
    expectedArgument(argument),
    argument.summary?.[translator.locale] ?? '',
  ]);
  return formatTable(columns, [...input, ...own]);
}

const formatValue = (value: Value): string =>
  typeof value === 'object' && 'expr' in value ? value.expr : JSON.stringify(value).replaceAll('"', '');
