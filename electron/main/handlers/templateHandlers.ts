import { readTemplates } from '../../files/readTemplates.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export const templateHandlers = ({ templatesFolder }: Services): HandlersOf<'template'> => ({
  'template.list': () => readTemplates(templatesFolder),
});
