import { settingsSchema } from '../../../shared/ipc/Settings.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export const settingsHandlers = ({ settings, applySettings }: Services): HandlersOf<'settings'> => ({
  'settings.get': () => settings.value,
  'settings.set': async change => {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const written = settings.update(value => settingsSchema.parse({ ...value, ...given }));
    applySettings();
    return written;
  },
});
