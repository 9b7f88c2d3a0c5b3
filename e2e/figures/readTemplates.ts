import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemplateFile, templateFileSchema } from '../../shared/templates/TemplateFile.ts';

const folder = join(process.cwd(), 'templates');

/** Every family that ships, by file name. */
export const readTemplates = (): readonly TemplateFile[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => templateFileSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
