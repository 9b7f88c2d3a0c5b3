import { app } from 'electron';
import type { Locale } from '../../shared/base/localised.ts';

/** The system's language as far as Lightweave speaks it. */
export const systemLocale = (): Locale => (app.getPreferredSystemLanguages()[0]?.startsWith('ko') ? 'ko' : 'en');
