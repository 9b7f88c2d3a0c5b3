import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export const recentHandlers = ({ recents }: Services): HandlersOf<'recent'> => ({
  'recent.list': () => recents.list(),
  'recent.clear': () => recents.clear(),
});
