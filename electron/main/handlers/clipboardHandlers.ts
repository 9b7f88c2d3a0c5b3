import { clipboard } from 'electron';
import type { HandlersOf } from '../Handlers.ts';

export const clipboardHandlers = (): HandlersOf<'clipboard'> => ({
  'clipboard.write': ({ text }) => clipboard.writeText(text),
  'clipboard.read': () => clipboard.readText(),
});
