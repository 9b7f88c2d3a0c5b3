import { History } from 'lucide-react';
import { useMemo } from 'react';
import type { RunState, RunSummary } from '../../shared/jobs/RunSummary.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { runs, trashedRuns } from '../stores/runs.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { filterRuns, sortRuns } from '../../shared/jobs/runTable.ts';
import { RunComparison } from './RunComparison.tsx';
import { RunDetails } from './RunDetails.tsx';
import styles from './RunsPage.module.css';
import { RunsTable } from './RunsTable.tsx';
import { TrashedRuns } from './TrashedRuns.tsx';
import { filterByState, lookAt, search, useRunsView } from './runsView.ts';

interface RunsPageProps {
  /** Somebody wants to see a run beside its network. */
  readonly onShow: (run: RunSummary) => void;
}

/** All runs: found, sorted, looked into, compared. */
export const RunsPage = ({ onShow }: RunsPageProps) => {
  const { text, error } = useText();
  const { selected, from } = useRunsView();
  const found = (from === 'trash' ? trashedRuns : runs).use();
  const all = found.value?.runs ?? [];
  const chosen = selected.flatMap(id => all.find(run => run.id === id) ?? []);
  if (found.value === null) {
    return found.status === 'failed' ? (
      <EmptyState
        action={
          <Button onClick={() => void (from === 'trash' ? trashedRuns : runs).load()}>{text('app.tryAgain')}</Button>
        }
      >
        {error(found.error)}
      </EmptyState>
    ) : (
      <EmptyState>{text('app.loading')}</EmptyState>
    );
  }
  const [first] = chosen;
  return (
    <div className={styles.page}>
      <RunsHead all={all} damaged={found.value.damaged} />
      {all.length === 0 ? (
        <EmptyState icon={<History size={20} strokeWidth={1.5} />}>
          {text(from === 'trash' ? 'runs.trash.empty' : 'runs.empty')}
        </EmptyState>
      ) : (
        <div className={styles.body} data-split={first !== undefined || undefined}>
          <FoundRuns all={all} onShow={run => from === 'runs' && onShow(run)} />
          {first !== undefined && (
            <aside className={styles.side} aria-label={text(chosen.length > 1 ? 'runs.comparison' : 'runs.details')}>
              <ChosenRuns runs={chosen} onShow={onShow} />
            </aside>
          )}
        </div>
      )}
    </div>
  );
};

interface ChosenRunsProps extends RunsPageProps {
  readonly runs: readonly RunSummary[];
}

const ChosenRuns = ({ runs: chosen, onShow }: ChosenRunsProps) => {
  const { from } = useRunsView();
  const [first] = chosen;
  if (from === 'trash') return <TrashedRuns runs={chosen} />;
  if (chosen.length > 1) return <RunComparison runs={chosen} />;
  return first && <RunDetails key={first.id} run={first} onShow={onShow} />;
};

const states: readonly RunState[] = ['running', 'succeeded', 'cancelled', 'failed', 'interrupted'];

interface RunsHeadProps {
  readonly all: readonly RunSummary[];
  readonly damaged: readonly string[];
}

const RunsHead = ({ all, damaged }: RunsHeadProps) => {
  const { text } = useText();
  const { query, state, from } = useRunsView();
  const bytes = all.reduce((sum, run) => sum + run.bytes, 0);
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{text('runs.title')}</h1>
      <p className={styles.total}>
        {text('runs.total', { count: formatCount(all.length), size: formatBytes(bytes) })}
        {damaged.length > 0 && (
          <span className={styles.bad} title={damaged.join('\n')}>
            {text('runs.damaged', { count: damaged.length })}
          </span>
        )}
      </p>
      <Segmented
        label={text('runs.title')}
        value={from}
        options={[
          { value: 'runs', label: text('runs.kept') },
          { value: 'trash', label: text('runs.inTrash') },
        ]}
        onChange={lookAt}
      />
      <div className={styles.search}>
        <SearchField value={query} onChange={search} label={text('runs.search')} />
      </div>
      <div className={styles.states}>
        <Select
          aria-label={text('runs.column.state')}
          value={state ?? 'all'}
          options={[
            { value: 'all', label: text('runs.state.all') },
            ...states.map(value => ({ value, label: text(`runs.state.${value}`) })),
          ]}
          onChange={value => filterByState(value === 'all' ? null : value)}
        />
      </div>
    </header>
  );
};

const FoundRuns = ({ all, onShow }: RunsPageProps & { readonly all: readonly RunSummary[] }) => {
  const { text } = useText();
  const { query, state, order } = useRunsView();
  const shown = useMemo(() => sortRuns(filterRuns(all, query, state), order), [all, query, state, order]);
  if (shown.length === 0) return <EmptyState>{text('runs.none')}</EmptyState>;
  return <RunsTable runs={shown} onShow={onShow} />;
};
