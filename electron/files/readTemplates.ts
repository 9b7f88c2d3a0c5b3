import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/base/appError.ts';
import { expectedBy } from '../../shared/graph/describeIssue.ts';
import { type TemplateFile, templateFileSchema } from '../../shared/templates/TemplateFile.ts';
import { systemReason } from './systemError.ts';

/**
 * The templates of a folder, sorted by id.
 * @throws AppError `template/damaged` naming the file and the field.
 */
export async function readTemplates(folder: string): Promise<readonly TemplateFile[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.json')).sort();
  return Promise.all(names.map(name => readTemplate(join(folder, name), name.slice(0, -'.json'.length))));
}

async function readTemplate(file: string, id: string): Promise<TemplateFile> {
  const json = await readFile(file, 'utf8')
    .then((text): unknown => JSON.parse(text))
    .catch((thrown: unknown) => {
      throw damaged(file, systemReason(thrown));
    });
  const { success, data, error } = templateFileSchema.safeParse(json);
  if (success && data.id === id) return data;
  const [issue] = error?.issues ?? [];
  throw damaged(file, issue ? `\`${issue.path.join('.')}\`: ${expectedBy(issue, undefined)}` : `\`id\`: "${id}"`);
}

const damaged = (file: string, reason: string): AppError => new AppError('template/damaged', { file, reason });
