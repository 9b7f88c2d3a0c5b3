import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface DatasetsViewState {
  /** Null until somebody chooses: then the first one is shown. */
  readonly chosen: string | null;
  /** A file or folder that is about to be imported. */
  readonly source: string | null;
}

/** What the page of the datasets shows. */
const viewStore = createStore<DatasetsViewState>(() => ({ chosen: null, source: null }));

export const useDatasetsView = (): DatasetsViewState => useStore(viewStore);

export const showDataset = (chosen: string | null): void => viewStore.setState({ chosen });

export const showImport = (source: string | null): void => viewStore.setState({ source });
