import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type SerialisedError, serialiseError } from '../../shared/base/appError.ts';

/** Something the main process keeps, as far as it has arrived. A value stays while it is fetched again. */
export type RemoteState<T> =
  | { readonly status: 'loading'; readonly value: T | null }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly value: T | null; readonly error: SerialisedError };

/** A list of the main process with its loading and failing states, fetched when `load` is called. */
export function createRemote<T>(fetch: () => Promise<T>) {
  const store = createStore<RemoteState<T>>(() => ({ status: 'loading', value: null }));
  return {
    store,
    async load(): Promise<void> {
      store.setState(({ value }) => ({ status: 'loading', value }), true);
      try {
        store.setState({ status: 'ready', value: await fetch() }, true);
      } catch (thrown) {
        store.setState(({ value }) => ({ status: 'failed', value, error: serialiseError(thrown) }), true);
      }
    },
    use: (): RemoteState<T> => useStore(store),
  };
}
