import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type DialogName = 'commandPalette' | 'settings' | 'shortcuts' | 'about';

interface ViewState {
  /** The gallery covers the documents. It shows by itself where there are none. */
  readonly isGalleryOpen: boolean;
  readonly dialog: DialogName | null;
}

/** What lies over the workspace. */
export const viewStore = createStore<ViewState>(() => ({ isGalleryOpen: false, dialog: null }));

export const useView = (): ViewState => useStore(viewStore);

export const showGallery = (isGalleryOpen = true): void => viewStore.setState({ isGalleryOpen, dialog: null });

export const showDialog = (dialog: DialogName | null): void => viewStore.setState({ dialog });
