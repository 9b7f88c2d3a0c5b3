import { ArrowDown, ArrowUp } from 'lucide-react';
import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import { useText } from '../stores/text.ts';
import type { RunColumn } from '../../shared/jobs/runTable.ts';
import { StateDot } from '../ui/StateDot.tsx';
import styles from './RunsTable.module.css';
import { useRunFigures } from './useRunFigures.ts';
import { selectOnly, sortBy, toggleSelected, useRunsView } from './runsView.ts';

const columns: readonly RunColumn[] = [
  'name',
  'state',
  'dataset',
  'accuracy',
  'loss',
  'params',
  'macs',
  'epochs',
  'duration',
  'startedAt',
  'bytes',
];
const wordy: ReadonlySet<RunColumn> = new Set(['name', 'state', 'dataset']);

interface RunsTableProps {
  readonly runs: readonly RunSummary[];
  readonly onShow: (run: RunSummary) => void;
}

/** A row for each run. A click looks into it, ticked ones are compared. */
export const RunsTable = ({ runs, onShow }: RunsTableProps) => {
  const { text } = useText();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={text('runs.title')}>
        <thead>
          <tr>
            <td className={styles.tick} />
            {columns.map(column => (
              <ColumnHead key={column} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map(run => (
            <RunRow key={run.id} run={run} onShow={onShow} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const ColumnHead = ({ column }: { readonly column: RunColumn }) => {
  const { text } = useText();
  const { order } = useRunsView();
  const isSorted = order.column === column;
  const Arrow = order.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      data-wordy={wordy.has(column) || undefined}
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={styles.sort} onClick={() => sortBy(column)}>
        {text(`runs.column.${column}`)}
        {isSorted && <Arrow size={12} strokeWidth={1.5} aria-hidden />}
      </button>
    </th>
  );
};

interface RunRowProps {
  readonly run: RunSummary;
  readonly onShow: (run: RunSummary) => void;
}

const RunRow = ({ run, onShow }: RunRowProps) => {
  const { text } = useText();
  const { selected } = useRunsView();
  const figures = useRunFigures(run);
  const isSelected = selected.includes(run.id);
  return (
    <tr
      data-selected={isSelected || undefined}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (ctrlKey || metaKey || shiftKey) toggleSelected(run.id);
        else selectOnly(run.id);
      }}
      onDoubleClick={() => onShow(run)}
    >
      <td className={styles.tick}>
        <input
          type="checkbox"
          className={styles.box}
          aria-label={text('runs.select', { name: run.name })}
          checked={isSelected}
          onClick={event => event.stopPropagation()}
          onChange={() => toggleSelected(run.id)}
        />
      </td>
      <th scope="row" data-wordy>
        <button type="button" className={styles.name} title={run.id}>
          {run.name}
        </button>
        {run.tags.map(tag => (
          <span key={tag} className={styles.tag}>
            {tag}
          </span>
        ))}
      </th>
      <td data-wordy>
        <span className={styles.state}>
          <StateDot state={figures.standing} />
          {figures.state}
        </span>
      </td>
      <td data-wordy>{run.dataset.name}</td>
      <td title={figures.accuracyOf}>{figures.accuracy}</td>
      <td>{figures.loss}</td>
      <td>{figures.params}</td>
      <td>{figures.macs}</td>
      <td>{figures.epochs}</td>
      <td>{figures.duration}</td>
      <td>{figures.startedAt}</td>
      <td>{figures.bytes}</td>
    </tr>
  );
};
