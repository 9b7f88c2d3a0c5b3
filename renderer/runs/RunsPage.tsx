import { History } from 'lucide-react';
import { useMemo } from 'react';
import type { RunState, RunSummary } from '../../shared/jobs/RunSummary.ts';
import { formatBytes } from '../../shared/text/formatBytes.ts';
import { formatCount } from '../../shared/text/formatCount.ts';
import { runs } from '../stores/runs.ts';
import { useText } from '../stores/text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Select } from '../ui/Select.tsx';
import { filterRuns, sortRuns } from './arrangeRuns.ts';
import { RunComparison } from './RunComparison.tsx';
import { RunDetails } from './RunDetails.tsx';
import styles from './RunsPage.module.css';
import { RunsTable } from './RunsTable.tsx';
import { filterByState, search, useRunsView } from './runsView.ts';

interface RunsPageProps {
  /** Somebody wants to see a run beside its network. */
  readonly onShow: (run: RunSummary) => void;
}

/** All runs: found, sorted, looked into, compared. */
export const RunsPage = ({ onShow }: RunsPageProps) => {
  const { text, error } = useText();
  const found = runs.use();
  const all = found.value?.runs ?? [];
  const { selected } = useRunsView();
  const chosen = selected.flatMap(id => all.find(run => run.id === id) ?? []);
  if (found.value === null) {
    return found.status === 'failed' ? (
      <EmptyState action={<Button onClick={() => void runs.load()}>{text('app.tryAgain')}</Button>}>
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
        <EmptyState icon={<History size={20} strokeWidth={1.5} />}>{text('runs.empty')}</EmptyState>
      ) : (
        <div className={styles.body} data-split={first !== undefined || undefined}>
          <FoundRuns all={all} onShow={onShow} />
          {first !== undefined && (
            <aside className={styles.side} aria-label={text(chosen.length > 1 ? 'runs.comparison' : 'runs.details')}>
              {chosen.length > 1 ? (
                <RunComparison runs={chosen} />
              ) : (
                <RunDetails key={first.id} run={first} onShow={onShow} />
              )}
            </aside>
          )}
        </div>
      )}
    </div>
  );
};

const states: readonly RunState[] = ['running', 'succeeded', 'cancelled', 'failed', 'interrupted'];

interface RunsHeadProps {
  readonly all: readonly RunSummary[];
  readonly damaged: readonly string[];
}

const RunsHead = ({ all, damaged }: RunsHeadProps) => {
  const { text } = useText();
  const { query, state } = useRunsView();
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
