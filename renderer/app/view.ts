import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type DialogName = 'commandPalette' | 'settings' | 'shortcuts' | 'about';

/** What can cover the documents as a whole. */
export type PageName = 'gallery' | 'datasets' | 'runs';

interface ViewState {
  /** The gallery comes at the start, and whenever the last document was closed; null shows the documents. */
  readonly page: PageName | null;
  readonly dialog: DialogName | null;
}

/** What lies over the workspace. */
export const viewStore = createStore<ViewState>(() => ({ page: 'gallery', dialog: null }));

export const useView = (): ViewState => useStore(viewStore);

export const showPage = (page: PageName | null): void => viewStore.setState({ page, dialog: null });

export const showGallery = (isGalleryOpen = true): void => showPage(isGalleryOpen ? 'gallery' : null);

export const showDialog = (dialog: DialogName | null): void => viewStore.setState({ dialog });
