import { isAbsolute, relative } from 'node:path';
import type { Prediction } from '../../../../shared/jobs/JobResult.ts';
import { formatPercent } from '../../../../shared/text/formatPercent.ts';
import { formatTable } from '../formatTable.ts';
import type { Session } from '../Session.ts';

const shown = 3;

/** A line per image: its most likely classes, best first. */
export function printPredictions(predictions: readonly Prediction[], { text, print }: Session): void {
  const rows = predictions.map(({ name, top }) => [
    isAbsolute(name) ? relative('.', name) : name,
    ...top.slice(0, shown).map(({ label, probability }) => `${label} ${formatPercent(probability, 1)}`),
  ]);
  print(
    formatTable(
      [{ title: text('cli.column.image') }, { title: text('cli.column.likely') }, { title: '' }, { title: '' }],
      rows,
    ),
  );
}
