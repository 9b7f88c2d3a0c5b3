import { useStore } from 'zustand';
import type { Locale } from '../../shared/base/localised.ts';
import { createTranslator, type Translator } from '../../shared/text/Translator.ts';
import { localeOf, settingsStore } from './settings.ts';

const translators: Readonly<Record<Locale, Translator>> = { en: createTranslator('en'), ko: createTranslator('ko') };

/** The translator of the chosen language, for code outside components. */
export const currentText = (): Translator => translators[localeOf(settingsStore.getState())];

/** The translator of the chosen language; the component is drawn again when the language changes. */
export const useText = (): Translator => translators[useStore(settingsStore, localeOf)];
