import { useSyncExternalStore } from 'react';
import { useSetting } from '../stores/settings.ts';

const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map(query => matchMedia(query));

function subscribe(changed: () => void): () => void {
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
  };
}

const systemKey = (): string => queries.map(({ matches }) => matches).join();

/** Changes whenever the colours of the window do, for what is painted on a canvas. */
export const useThemeKey = (): string => `${useSetting('theme')} ${useSyncExternalStore(subscribe, systemKey)}`;
