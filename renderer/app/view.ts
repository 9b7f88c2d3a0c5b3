import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type DialogName = 'commandPalette' | 'settings' | 'shortcuts' | 'about';

interface ViewState {
  /** The gallery covers the documents: at the start, and whenever the last of them was closed. */
  readonly isGalleryOpen: boolean;
  readonly dialog: DialogName | null;
}

/** What lies over the workspace. */
export const viewStore = createStore<ViewState>(() => ({ isGalleryOpen: true, dialog: null }));

export const useView = (): ViewState => useStore(viewStore);

export const showGallery = (isGalleryOpen = true): void => viewStore.setState({ isGalleryOpen, dialog: null });

export const showDialog = (dialog: DialogName | null): void => viewStore.setState({ dialog });
