import { AppError } from '../../../shared/base/appError.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { readTemplates } from '../../files/readTemplates.ts';
import type { Session } from './Session.ts';

/** All templates, sorted by id. */
export const loadTemplates = ({ ports }: Session): Promise<readonly TemplateFile[]> =>
  readTemplates(ports.templatesFolder);

/** @throws AppError `template/unknown`, which lists those that there are. */
export function findTemplate(templates: readonly TemplateFile[], name: string): TemplateFile {
  const found = templates.find(({ id }) => id === name);
  if (found) return found;
  throw new AppError('template/unknown', { name, known: templates.map(({ id }) => id).join(', ') });
}
