import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export const windowHandlers = ({ window }: Services): HandlersOf<'window'> => ({
  'window.describe': description => window.describe(description),
  'window.closeConfirmed': () => window.confirmClose(),
});
