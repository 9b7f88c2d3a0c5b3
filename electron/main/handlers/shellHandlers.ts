import { shell } from 'electron';
import type { HandlersOf } from '../Handlers.ts';
import { requireLink } from '../requireLink.ts';
import type { Services } from '../Services.ts';

export const shellHandlers = ({ grants }: Services): HandlersOf<'shell'> => ({
  'shell.reveal': ({ path }) => shell.showItemInFolder(grants.requireAny(path)),
  'shell.openLink': ({ url }) => shell.openExternal(requireLink(url)),
});
