import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RunState } from '../../shared/jobs/RunSummary.ts';
import { trashedRuns } from '../stores/runs.ts';
import { firstOrder, type RunOrder } from '../../shared/jobs/runTable.ts';

interface RunsView {
  readonly from: 'runs' | 'trash';
  readonly query: string;
  readonly state: RunState | null;
  readonly order: RunOrder;
  /** The runs that are looked at, in the order in which they were chosen. */
  readonly selected: readonly string[];
}

/** How the table of runs is looked at; it outlives the page. */
const view = createStore<RunsView>(() => ({
  from: 'runs',
  query: '',
  state: null,
  order: { column: 'startedAt', isDescending: true },
  selected: [],
}));

export const useRunsView = (): RunsView => useStore(view);

export function lookAt(from: RunsView['from']): void {
  view.setState({ from, selected: [] });
  if (from === 'trash') void trashedRuns.load();
}

export const search = (query: string): void => view.setState({ query });

export const filterByState = (state: RunState | null): void => view.setState({ state });

/** Sorts by a column, the second time the other way round. */
export const sortBy = (column: RunOrder['column']): void =>
  view.setState(({ order }) => ({
    order: order.column === column ? { column, isDescending: !order.isDescending } : firstOrder(column),
  }));

export const selectOnly = (id: string): void => view.setState({ selected: [id] });

export const toggleSelected = (id: string): void =>
  view.setState(({ selected }) => ({
    selected: selected.includes(id) ? selected.filter(other => other !== id) : [...selected, id],
  }));

export const selectNone = (): void => view.setState({ selected: [] });
