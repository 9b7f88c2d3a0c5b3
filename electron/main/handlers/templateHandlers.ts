import { readTemplates } from '../../files/readTemplates.ts';
import type { HandlersOf } from '../Handlers.ts';
import type { Services } from '../Services.ts';

export function templateHandlers({ templatesFolder }: Services): HandlersOf<'template'> {
  const read = (): ReturnType<typeof readTemplates> => {
    const templates = readTemplates(templatesFolder);
    templates.catch(() => undefined);
    return templates;
  };
  // Read ahead of the question, while the window's process starts; once is enough unless it fails.
  let templates = read();
  return {
    'template.list': () =>
      templates.catch(() => {
        templates = read();
        return templates;
      }),
  };
}
