import type { RunSummary } from '../../../../shared/jobs/RunSummary.ts';
import { formatBytes } from '../../../../shared/text/formatBytes.ts';
import { formatPercent } from '../../../../shared/text/formatPercent.ts';
import { formatScaled } from '../../../../shared/text/formatScaled.ts';
import { formatTable } from '../formatTable.ts';
import type { Session } from '../Session.ts';

const share = (value: number | undefined): string => (value === undefined ? '–' : formatPercent(value));

/** Runs as a table, one a line. */
export function formatRuns(runs: readonly RunSummary[], { text }: Pick<Session, 'text'>): string {
  const columns = [
    { title: text('cli.column.run') },
    { title: text('cli.column.name') },
    { title: text('cli.column.state') },
    { title: text('cli.column.epochs'), align: 'right' },
    { title: text('cli.column.accuracy'), align: 'right' },
    { title: text('cli.column.test'), align: 'right' },
    { title: text('cli.column.params'), align: 'right' },
    { title: text('cli.column.disk'), align: 'right' },
    { title: text('cli.column.tags') },
  ] as const;
  const rows = runs.map(({ id, name, state, isResumable, epoch, settings, best, test, network, bytes, tags }) => [
    id,
    name,
    `${text(`cli.runs.state.${state}`)}${isResumable ? '…' : ''}`,
    `${epoch}/${settings.epochs}`,
    share(best?.accuracy),
    share(test?.accuracy),
    network === null ? '–' : formatScaled(network.trainableParams),
    formatBytes(bytes),
    tags.join(', '),
  ]);
  return formatTable(columns, rows);
}
