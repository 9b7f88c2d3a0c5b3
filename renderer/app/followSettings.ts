import { localeOf, settingsStore } from '../stores/settings.ts';

/** Makes the page follow theme and language, now and whenever they change. */
export function followSettings(): void {
  const apply = () => {
    const state = settingsStore.getState();
    const { theme } = state.settings;
    const root = document.documentElement;
    root.lang = localeOf(state);
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  };
  apply();
  settingsStore.subscribe(apply);
}
