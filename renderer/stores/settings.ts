import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Locale } from '../../shared/base/localised.ts';
import type { AppInfo } from '../../shared/ipc/messages.ts';
import { defaultSettings, type Settings } from '../../shared/ipc/Settings.ts';
import { invoke } from '../client/client.ts';

interface SettingsState {
  readonly settings: Settings;
  /** Null until the main process has answered. */
  readonly info: AppInfo | null;
}

export const settingsStore = createStore<SettingsState>(() => ({ settings: defaultSettings, info: null }));

const saveAfterMs = 300;
let unsaved: Partial<Settings> = {};
let timer: ReturnType<typeof setTimeout> | undefined;

/** Fetches what was remembered; to be called once, before the first paint. */
export async function loadSettings(): Promise<void> {
  const [settings, info] = await Promise.all([invoke('settings.get'), invoke('app.info')]);
  settingsStore.setState({ settings, info });
}

/** Changes settings at once and has them remembered shortly after, so that dragging a splitter writes one file. */
export function changeSettings(change: Partial<Settings>): void {
  settingsStore.setState(({ settings }) => ({ settings: { ...settings, ...change } }));
  unsaved = { ...unsaved, ...change };
  clearTimeout(timer);
  timer = setTimeout(() => void saveSettings(), saveAfterMs);
}

/** Has everything changed so far remembered now. A failure is announced by the main process and loses only comfort. */
export async function saveSettings(): Promise<void> {
  clearTimeout(timer);
  const change = unsaved;
  unsaved = {};
  if (Object.keys(change).length > 0) await invoke('settings.set', change);
}

export const localeOf = ({ settings, info }: SettingsState): Locale =>
  settings.locale === 'system' ? (info?.systemLocale ?? 'en') : settings.locale;

export const useSetting = <Name extends keyof Settings>(name: Name): Settings[Name] =>
  useStore(settingsStore, state => state.settings[name]);
